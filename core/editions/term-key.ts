/** Returns the key by which two entries are the same, ignoring case and spaces. */
export function termKey(text: string): string {
  return text.toLowerCase().trim().replaceAll(/\s+/g, ' ')
}
