/**
 * How much of a file from outside is read. Far above every honest code table (the largest is a sheet of
 * 18 MB), far below what would stall the app.
 */
export const fileLimits = {
  /** Bytes of a file as it is on the disk. */
  file: 100 * 1024 * 1024,
  /** Entries of an archive. */
  entries: 5_000,
  /** Bytes of one entry of an archive, unpacked. */
  entry: 200 * 1024 * 1024,
  /** Bytes of all that is unpacked of one archive. */
  archive: 400 * 1024 * 1024,
  /** How many times smaller than its content a large entry may be packed. */
  ratio: 250,
  /** Rows of a table, the empty ones not counted. */
  rows: 500_000,
  /** Rows of a sheet, the empty ones counted: the most that a spreadsheet has. */
  sheetRows: 1_048_576,
  columns: 1_024,
  /** Characters of one cell, twice what a spreadsheet allows. */
  cell: 65_536,
} as const
