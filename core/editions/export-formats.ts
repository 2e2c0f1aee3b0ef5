/** The kinds of file that an edition is exported as, by their extension. */
export const exportFormats = ['xlsx', 'csv', 'atlasedition'] as const

export type ExportFormat = (typeof exportFormats)[number]
