/** Extensions of files that can only be code tables. */
const onlyTables = /\.(zip|tsv|txt|xlsx|xlsm|xml)$/i
/** The header of bookmarks and notes as this app exports them, and as a spreadsheet saves them again. */
const exportHeader = /^\uFEFF?"?Kind"?[,;\t]"?Folder"?[,;\t]/

/** Whether a file that was dropped is to become a code table, by its name and its first characters. */
export function isTableFile(name: string, start: string): boolean {
  return onlyTables.test(name) || (/\.csv$/i.test(name) && !exportHeader.test(start))
}
