/** The name of the executable, the Linux packages, and everything that they register. */
export const executableName = 'category-atlas'

/** A one-line description for package managers and software centers. */
export const summary = 'Offline reference to the category layout of the CPT code set'

/** The file type of exported user data, which every package registers with the system. */
export const fileType = {
  ext: 'atlasdata',
  name: 'Category Atlas data',
  description: 'Bookmarks and notes of Category Atlas',
  mimeType: 'application/x-category-atlas-data',
}
