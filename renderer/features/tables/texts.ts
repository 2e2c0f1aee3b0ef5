import { groupedNumber } from '../../ui/grouped-number.ts'

export const tablesPageTexts = {
  title: 'Code tables',
  about:
    'A code table lists codes with their descriptors and Medicare data. HCPCS Level II is included. CMS files are free to download; AMA files require a license. Tables stay on this computer.',
  add: 'Add a code table',
  file: 'Code table file',
  orDrop:
    'or drop one on the window: a ZIP file from CMS, a CSV or text file, or a spreadsheet. You see a preview before anything is added.',
  nothingAdded: 'Nothing was added.',
  tables: 'Tables',
  caption: 'Code tables',
  columns: {
    table: 'Table',
    publisher: 'Publisher',
    edition: 'Edition',
    codes: 'Codes',
    added: 'Added',
    actions: 'Actions',
  },
  origins: { shipped: 'included', shared: 'for all users' },
  remove: 'Remove',
}

export const tableImportTexts = {
  contents: 'File contents',
  severalTables: 'The file contains several tables. Add one at a time.',
  filesNotUsed: (count: number) => `${count} other files in it are not used`,
  readingFile: 'Reading the file',
  reading: (rows: number) =>
    rows > 0 ? `Reading the file: ${groupedNumber(rows)} rows` : 'Reading the file…',
  type: 'Type',
  codes: 'Codes',
  inRows: (count: number) => `in ${groupedNumber(count)} rows`,
  edition: 'Edition',
  cpt: (edition: string) => `CPT ${edition}`,
  chooseEdition: ' The file does not say. Choose an edition.',
  notInstalled: ' This edition is not installed. The table appears when it is.',
  replaces: 'Replaces',
  comparedWith: 'Compared with',
  sameFile: ', added from the same file',
  difference: (added: number, changed: number, gone: number) =>
    `: ${groupedNumber(added)} new, ${groupedNumber(changed)} changed, ${groupedNumber(gone)} deleted`,
  unplaced: 'Not in any category',
  unplacedCodes: (count: number) => `${groupedNumber(count)} CPT codes:`,
  skipped: 'Skipped',
  skippedLines: (count: number) => `${groupedNumber(count)} lines`,
  skippedLine: (line: number, reason: string) => `Line ${line}: ${reason}`,
  moreLines: (count: number) => `and ${groupedNumber(count)} more`,
  firstCodes: 'First codes',
  allowed: 'I am allowed to use this file on this computer.',
  replace: 'Replace',
  add: 'Add',
  cancel: 'Cancel',
}

export const columnMappingTexts = {
  about: 'Choose what each column contains.',
  code: 'Code',
  none: 'none',
  firstRows: 'First rows of the file',
}
