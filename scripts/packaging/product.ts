/** The name of the executable, the Linux packages, and everything that they register. */
export const executableName = 'category-atlas'

/** A one-line description for package managers and software centers. */
export const summary = 'Offline reference to the category layout of the CPT code set'

/** The file types that every package registers with the system: exported user data, and editions. */
export const fileTypes = [
  {
    ext: 'atlasdata',
    name: 'Category Atlas data',
    description: 'Bookmarks and notes of Category Atlas',
    mimeType: 'application/x-category-atlas-data',
  },
  {
    ext: 'atlasedition',
    name: 'Category Atlas edition',
    description: 'An edition of the category layout for Category Atlas',
    mimeType: 'application/x-category-atlas-edition',
  },
]
