/** What a task on an untrusted file may use before it is stopped. */
export interface TaskLimits {
  /** Wall-clock time in milliseconds. */
  readonly time: number
  /** Heap of the worker thread in megabytes. */
  readonly memory: number
}

/** How much JSON is read. */
export interface JsonLimits {
  /** Length of the text in UTF-16 units. */
  readonly text: number
  /** How deep lists and objects may be nested. */
  readonly depth: number
  /** Number of names, list entries, lists and objects together. */
  readonly values: number
}

/**
 * The limits on everything that comes from outside: files, calls of the page and what a second start hands over.
 * Contract, hosts, UI and `docs/limits.md` take theirs from here. They are far above what the user's own
 * files reach, and low enough that no file can freeze or fill the app.
 */
export const untrustedLimits = {
  /** A file of bookmarks and notes, as JSON or CSV. */
  importFile: {
    bytes: 64_000_000,
    json: { text: 64_000_000, depth: 20, values: 4_000_000 },
    /** Rows, columns and the text of one cell of a CSV file. */
    csv: { rows: 100_000, columns: 200, cellText: 200_000 },
    task: { time: 30_000, memory: 1_024 },
  },
  /** An edition file of the user's. Shipped ones have about 0.25 MB and 1,200 categories. */
  editionFile: {
    bytes: 16_000_000,
    json: { text: 16_000_000, depth: 12, values: 1_000_000 },
    categories: 20_000,
    task: { time: 30_000, memory: 512 },
  },
  /** A shelf. One below `inline` bytes is read at once: starting a thread would take longer. */
  shelfFile: {
    bytes: 16_000_000,
    inline: 200_000,
    json: { text: 16_000_000, depth: 20, values: 1_000_000 },
    task: { time: 30_000, memory: 512 },
  },
  /** A file that becomes a code table. The largest of the known ones is a sheet of 18 MB. */
  tableFile: {
    /** As it is on the disk. */
    bytes: 100_000_000,
    /** Entries of an archive; bytes of one, and of all of them, unpacked. */
    entries: 5_000,
    entryBytes: 200_000_000,
    archiveBytes: 400_000_000,
    /** How many times smaller than its content a large entry may be packed. */
    packedRatio: 250,
    /** Rows of a table, the empty ones not counted; of a sheet, all of them counted: the most that a spreadsheet has. */
    rows: 500_000,
    sheetRows: 1_048_576,
    columns: 1_024,
    /** Characters of a cell, twice what a spreadsheet allows. */
    cellText: 65_536,
    /** The time is that of each step: finding the tables, reading one, comparing it, writing it. */
    task: { time: 300_000, memory: 1_024 },
  },
  /** Edition files in the user's folder; more are not read. */
  editionFiles: 100,
  /** Problems listed one by one for a file; more are only counted. */
  problems: 20,
  /** How long the first window waits for an own edition that was open last, in milliseconds. */
  waitForOwnEdition: 5_000,
  /** A call of the page in the browser host, in bytes. A UTF-16 unit takes at most six in JSON. */
  callBytes: 6 * 64_000_000 + 10_000,
  /** What a second start of the desktop app hands to the first one: words, the length of one, the bytes of all. */
  secondStart: { words: 20, text: 4_096, bytes: 8_192 },
} as const

/** The largest part in which a file is sent to the host, in bytes. */
export const tablePartBytes = 1024 * 1024
