/** Name of the executable, of the Linux packages and of everything that they register. */
export const executableName = 'category-atlas'

/** One line on what the app is, for package managers and software centers. */
export const summary = 'Offline reference to the category layout of the CPT code set'

/** The file type of an exported user-data file, registered with the system by every package. */
export const fileType = {
  ext: 'atlasdata',
  name: 'Category Atlas data',
  description: 'Bookmarks and notes of Category Atlas',
  mimeType: 'application/x-category-atlas-data',
}
