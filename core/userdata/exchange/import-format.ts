/** The extension of what the app exports whole: JSON, under a name of its own that opens the app. */
export const dataExtension = 'atlasdata'

/** The extension of a shelf, which is not imported: one subscribes to it. */
export const shelfExtension = 'atlasshelf'

/** Extensions of files that can be imported, each with what is in them. */
export const importFormats = {
  [dataExtension]: 'json',
  json: 'json',
  csv: 'csv',
} as const satisfies Record<string, 'json' | 'csv'>

/** Returns how a file of this name is to be read, or `undefined` if it is no file for an import. */
export function importFormatOf(fileName: string): 'json' | 'csv' | undefined {
  const extension = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(importFormats, extension)
    ? importFormats[extension as keyof typeof importFormats]
    : undefined
}

/** Returns why a file of this name is none for an import, and what to do, in sentences. */
export function whyNoImport(fileName: string): string {
  return fileName.toLowerCase().endsWith(`.${shelfExtension}`)
    ? 'This is a shelf. Add it under Settings, Shelves.'
    : noImportFile
}

const noImportFile =
  'This file cannot be imported. Choose a file that ends in .atlasdata, .json or .csv, such as a Category Atlas export.'
