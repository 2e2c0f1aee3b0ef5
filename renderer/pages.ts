import { defineAsyncComponent } from 'vue'

/**
 * What the first look can do without. It is read when it is first shown, or in idle time before: then
 * it is there at once.
 */
const parts = {
  about: () => import('./features/help/AboutDialog.vue'),
  bookmarks: () => import('./features/bookmarks/BookmarksPanel.vue'),
  category: () => import('./features/category/CategoryPage.vue'),
  compare: () => import('./features/compare/ComparePage.vue'),
  dataset: () => import('./features/dataset/DatasetPage.vue'),
  help: () => import('./features/help/HelpDialog.vue'),
  keyboard: () => import('./features/keyboard/KeyboardPage.vue'),
  palette: () => import('./features/palette/CommandPalette.vue'),
  references: () => import('./features/references/ReferencesPage.vue'),
  review: () => import('./features/bookmarks/ReviewPage.vue'),
  settings: () => import('./features/settings/SettingsPage.vue'),
  tour: () => import('./features/tour/TourCard.vue'),
  userData: () => import('./features/exchange/UserDataPage.vue'),
}

export const AboutDialog = defineAsyncComponent(parts.about)
export const BookmarksPanel = defineAsyncComponent(parts.bookmarks)
export const CategoryPage = defineAsyncComponent(parts.category)
export const CommandPalette = defineAsyncComponent(parts.palette)
export const ComparePage = defineAsyncComponent(parts.compare)
export const DatasetPage = defineAsyncComponent(parts.dataset)
export const HelpDialog = defineAsyncComponent(parts.help)
export const KeyboardPage = defineAsyncComponent(parts.keyboard)
export const ReferencesPage = defineAsyncComponent(parts.references)
export const ReviewPage = defineAsyncComponent(parts.review)
export const SettingsPage = defineAsyncComponent(parts.settings)
export const TourCard = defineAsyncComponent(parts.tour)
export const UserDataPage = defineAsyncComponent(parts.userData)

/** Reads all of it. Throws where the app's own files are not whole. */
export async function readPages(): Promise<void> {
  await Promise.all(Object.values(parts).map((read) => read()))
}
