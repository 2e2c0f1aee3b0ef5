export const deletionTextTexts = {
  see: 'See',
}
