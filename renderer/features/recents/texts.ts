export const recentListTexts = {
  recents: 'Recents',
  section: 'Section',
  none: 'No recent categories',
}
