/** Returns a title as the first part of a file's name on any system; `instead` if nothing of it can be one. */
export function plainFileName(title: string, instead: string): string {
  const plain = title.replaceAll(/[\p{Cc}\\/:*?"<>|]/gu, ' ').replaceAll(/\s+/g, ' ')
  return plain.trim().replace(/\.+$/, '').slice(0, 100) || instead
}
