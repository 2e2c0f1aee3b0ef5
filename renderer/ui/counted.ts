/** Returns a number with its noun: `1 bookmark`, `3 bookmarks`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`
}
