import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { windowKind } from '../host/window-kind.ts'
import { useNavigation } from './navigation.ts'
import { useSearch } from './search.ts'

/** In a narrower window, one pane is shown at a time. */
const narrow = '(width < 45rem)'

/** The panes that this window shows. A separate window shows the sidebar only on demand. */
export const useShell = defineStore('shell', () => {
  const navigation = useNavigation()
  const search = useSearch()

  const isSlim = windowKind !== 'main'
  /** Whether a separate window shows its sidebar. */
  const navigatorOpen = ref(false)
  const navigatorShown = computed(() => !isSlim || navigatorOpen.value || search.isAsked)

  function openNavigator(): void {
    navigatorOpen.value = isSlim
  }

  function toggleNavigator(): void {
    navigatorOpen.value = isSlim && !navigatorOpen.value
  }

  watch(
    () => navigation.place,
    () => {
      // There it would cover the page that was just opened.
      if (window.matchMedia(narrow).matches) navigatorOpen.value = false
    },
  )

  return { isSlim, navigatorOpen, navigatorShown, openNavigator, toggleNavigator }
})
