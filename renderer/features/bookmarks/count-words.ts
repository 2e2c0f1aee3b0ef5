/** Returns a number with its noun: `1 bookmark`, `3 bookmarks`. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`
}

/** Returns the numbers of bookmarks and notes: `2 bookmarks and 1 note`. Zeros are left out. */
export function bookmarksAndNotes(bookmarks: number, notes: number): string {
  const parts = [
    ...(bookmarks > 0 || notes === 0 ? [counted(bookmarks, 'bookmark')] : []),
    ...(notes > 0 ? [counted(notes, 'note')] : []),
  ]
  return parts.join(' and ')
}
