/** The texts of the desk sheet. */

export const deskSheetPageTexts = {
  bookmarks: 'Bookmarks',
  oneColumn: 'One column',
  twoColumns: 'Two columns',
  print: 'Print',
  savePdf: 'Save as PDF',
  pdfSaved: 'PDF saved',
  edition: (title: string, date: string) => `${title}, effective ${date}`,
  emptyFolder: 'No bookmarks in this folder',
  noSubcategories: 'No subcategories',
}
