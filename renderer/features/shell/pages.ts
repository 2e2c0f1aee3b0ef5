import { type Component, type FunctionalComponent, h, shallowRef } from 'vue'

type Read = () => Promise<{ readonly default: Component }>

const reads: (() => Promise<void>)[] = []

/**
 * Returns a component that is loaded when it is first shown, or in idle time before. After that, it renders
 * synchronously like any other, so that the next key press cannot arrive before it.
 */
function later(read: Read): FunctionalComponent<Record<string, unknown>> {
  const component = shallowRef<Component>()
  const readOnce = async (): Promise<void> => {
    component.value ??= (await read()).default
  }
  reads.push(readOnce)
  const standIn: FunctionalComponent<Record<string, unknown>> = (_props, { attrs, slots }) => {
    if (component.value !== undefined) return h(component.value, attrs, slots)
    void readOnce()
    return null
  }
  standIn.inheritAttrs = false
  return standIn
}

// The pages that the start page does without. Not among them: the category page, Bookmarks and the command palette.
// People type into those as soon as they open, even while the app is still starting.
export const AboutDialog = later(() => import('../help/AboutDialog.vue'))
export const CodeGroupPage = later(() => import('../codes/CodeGroupPage.vue'))
export const CodePage = later(() => import('../codes/CodePage.vue'))
export const ComparePage = later(() => import('../compare/ComparePage.vue'))
export const CorrectionsPage = later(() => import('../corrections/CorrectionsPage.vue'))
export const DatasetPage = later(() => import('../dataset/DatasetPage.vue'))
export const DeskSheetPage = later(() => import('../desk-sheet/DeskSheetPage.vue'))
export const EditionsPage = later(() => import('../editions/EditionsPage.vue'))
export const HelpDialog = later(() => import('../help/HelpDialog.vue'))
export const KeyboardPage = later(() => import('../keyboard/KeyboardPage.vue'))
export const ReferencesPage = later(() => import('../references/ReferencesPage.vue'))
export const ReviewPage = later(() => import('../bookmarks/ReviewPage.vue'))
export const SettingsPage = later(() => import('../settings/SettingsPage.vue'))
export const TablesPage = later(() => import('../tables/TablesPage.vue'))
export const TooltipLayer = later(() => import('./TooltipLayer.vue'))
export const TourCard = later(() => import('../tour/TourCard.vue'))
export const UserDataPage = later(() => import('../exchange/UserDataPage.vue'))

/** Loads all of them. Throws if the app's own files are incomplete. */
export async function readPages(): Promise<void> {
  await Promise.all(reads.map((read) => read()))
}
