/** Returns the form under which two entries are the same: case and spaces make no difference. */
export function termKey(text: string): string {
  return text.toLowerCase().trim().replaceAll(/\s+/g, ' ')
}
