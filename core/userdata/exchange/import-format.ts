/** The extension of what the app exports whole: JSON, under a name of its own that opens the app. */
export const dataExtension = 'atlasdata'

/** Extensions of files that can be imported, each with what is in them. */
export const importFormats = {
  [dataExtension]: 'json',
  json: 'json',
  csv: 'csv',
} as const satisfies Record<string, 'json' | 'csv'>

/** Returns how a file of this name is to be read, or `undefined` where it is no file for an import. */
export function importFormatOf(fileName: string): 'json' | 'csv' | undefined {
  const extension = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(importFormats, extension)
    ? importFormats[extension as keyof typeof importFormats]
    : undefined
}

/** What is said of a file that is none for an import. */
export const noImportFile =
  'This file cannot be imported. Choose a file that ends in .atlasdata, .json or .csv, such as a Category Atlas export.'
