import type { CatalogEdition } from '#core/contract/dataset-calls.ts'

export const aboutDialogTexts = {
  title: 'About Category Atlas',
  about:
    'An offline desktop reference to the category layout of the CPT code set, edition by edition. It sends nothing anywhere: no telemetry, no update checks.',
  version: 'Version',
  runsOn: 'Runs on',
  userData: 'Your data',
  log: 'Log',
  dataset: 'Dataset',
  datasetFolder: 'Dataset folder',
  editions: 'Editions',
  columns: { edition: 'Edition', effective: 'Effective', file: 'File', checksum: 'SHA-256' },
  states: { unchecked: 'not checked yet', valid: 'valid', refused: 'damaged, not used' },
  copyDetails: 'Copy details',
  showLogs: 'Show log folder',
  trademark:
    'CPT is a registered trademark of the American Medical Association (AMA). Category Atlas is not affiliated with, endorsed by or sponsored by the AMA. It contains no code descriptors and no guideline text. Category names are our own plain words; code numbers, ranges and dates are facts. For billing, use the AMA’s own publications.',
  license: 'Category Atlas is free software under the MIT License.',
}

export const thirdPartyNoticesTexts = {
  title: 'Third-party notices',
  missing: 'This build does not include the notices.',
  electron:
    'The desktop app runs on Electron and Chromium. Their notices come with it: LICENSE.electron.txt and LICENSES.chromium.html.',
}

/** The plain text that “Copy details” puts on the clipboard. */
export const supportDetailsTexts = {
  app: (version: string, host: string) => `Category Atlas ${version} (${host})`,
  dataset: (version: string, problems: number) => `Dataset ${version}, ${problems} problems`,
  edition: ({ id, effectiveDate, origin, state, sha256 }: CatalogEdition) =>
    `  ${id}, effective ${effectiveDate}, ${origin}, ${state}, SHA-256 ${sha256}`,
}

export const helpDialogTexts = {
  title: 'Keyboard and search help',
  inLists: 'Everywhere and in lists',
  keysInLists: [
    { keys: '0 … 9', title: 'Type a digit anywhere to start a search' },
    { keys: '↑ ↓', title: 'Move through the results and preview each one' },
    { keys: 'Enter', title: 'Open the selected result, or the first one' },
    { keys: 'Esc', title: 'Clear the search, then leave the search box' },
    { keys: '← →', title: 'Collapse or expand a branch' },
    { keys: 'A … Z', title: 'In a tree, go to the next row that starts with the letter' },
  ],
  canSearch: 'What you can search for',
  queries: [
    { query: '27447', means: 'the category that contains the code, shown without Enter' },
    { query: '274', means: 'categories with codes that start with 274' },
    { query: '27301-27599', means: 'categories in the range' },
    { query: 'knee incision', means: 'words, even misspelled' },
    { query: 'EKG, E/M', means: 'abbreviations' },
    { query: 'surgery: biopsy', means: 'words within one section' },
    { query: '-25', means: 'a modifier' },
  ],
  editShortcuts: 'Edit keyboard shortcuts',
  takeTour: 'Take the tour',
}
