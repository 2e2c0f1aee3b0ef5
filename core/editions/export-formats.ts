/** The extension of an edition file. */
export const editionPackageExtension = 'atlasedition'

/** The kinds of file that an edition is exported as, by their extension. */
export const exportFormats = ['xlsx', 'csv', editionPackageExtension] as const

export type ExportFormat = (typeof exportFormats)[number]

/** Whether a file is an edition file, by its name. */
export function isEditionFileName(name: string): boolean {
  return name.toLowerCase().endsWith(`.${editionPackageExtension}`)
}
