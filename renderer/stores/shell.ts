import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { windowKind } from '../host/window-kind.ts'
import { useNavigation } from './navigation.ts'
import { useSearch } from './search.ts'

/** Below it one pane is shown at a time. */
const narrow = '(width < 45rem)'

/** Which panes this window shows: a window with a place of its own has the navigator only when it is asked for. */
export const useShell = defineStore('shell', () => {
  const navigation = useNavigation()
  const search = useSearch()

  const isSlim = windowKind !== 'main'
  /** Whether a slim window was asked to show its navigator. */
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
      // There it covers what was just opened.
      if (window.matchMedia(narrow).matches) navigatorOpen.value = false
    },
  )

  return { isSlim, navigatorOpen, navigatorShown, openNavigator, toggleNavigator }
})
