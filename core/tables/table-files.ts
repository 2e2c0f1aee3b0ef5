/** Extensions of files that can only be code tables. */
const onlyTables = /\.(zip|tsv|txt|xlsx|xlsm|xml)$/i
/** Columns that a CSV of bookmarks and notes must have, and no code table has. */
const bookmarkColumns = [/^.*\bEdition\b/i, /^.*\bCategory\b/i]

/** Whether a CSV holds bookmarks and notes, by its first characters. */
export function hasBookmarkColumns(start: string): boolean {
  return bookmarkColumns.every((column) => column.test(start))
}

/** Whether a file that was dropped is to become a code table, by its name and its first characters. */
export function isTableFile(name: string, start: string): boolean {
  return onlyTables.test(name) || (/\.csv$/i.test(name) && !hasBookmarkColumns(start))
}
