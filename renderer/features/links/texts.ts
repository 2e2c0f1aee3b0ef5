export const openLinkTexts = {
  noDataset: 'The link cannot be opened because the dataset cannot be read.',
  noEdition: (edition: string, available: string) =>
    `The link is for edition ${edition}, which is not available. Available editions: ${available}.`,
  noCategory: (code: string, edition: string) =>
    `The link is for ${code}, which is not in any category in ${edition}.`,
}

export const openRequestsTexts = {
  recovered: 'This window crashed and was reloaded.',
  restored: 'Your bookmarks, notes and the page you were on are restored.',
  checkWords: 'If you were typing, check the last words.',
}
