import { useDebounceFn } from '@vueuse/core'
import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import type { NavigatorTab } from './navigator-tabs.ts'
import { navigatorTabs } from './navigator-tabs.ts'
import { windowKind } from '../host/window-kind.ts'
import { useNavigation } from './navigation.ts'
import { useSearch } from './search.ts'
import { useUserData } from './user-data.ts'

export const leastNavigatorWidth = 200
export const mostNavigatorWidth = 800
const savePause = 800
const mostExpanded = 500

/** What is open, restored at the next start. */
export const useSession = defineStore('session', () => {
  const navigation = useNavigation()
  const search = useSearch()
  const userData = useUserData()

  const expanded = ref<ReadonlySet<string>>(new Set())
  /** The keys of the expanded rows in the Bookmarks tab. */
  const openFolders = ref<ReadonlySet<string>>(new Set())
  const tab = ref<NavigatorTab>('outline')
  /** In CSS pixels. */
  const navigatorWidth = ref(360)

  function setNavigatorWidth(width: number): void {
    navigatorWidth.value = Math.round(
      Math.max(leastNavigatorWidth, Math.min(mostNavigatorWidth, width)),
    )
    void saveWidth()
  }

  const saveWidth = useDebounceFn(() => {
    const values = { sidebarWidth: navigatorWidth.value }
    void userData.apply([{ kind: 'set-session', values }])
  }, savePause)

  function setExpanded(id: string, open: boolean): void {
    expanded.value = withOrWithout(expanded.value, id, open)
  }

  function setFolderOpen(key: string, open: boolean): void {
    openFolders.value = withOrWithout(openFolders.value, key, open)
  }

  /** Restores what was saved, except for the edition and view, which start-up opens. */
  function restore(): void {
    const stored = userData.session
    navigatorWidth.value = stored.sidebarWidth
    // The session is that of the main window.
    if (windowKind !== 'main') return
    expanded.value = new Set(stored.expanded)
    openFolders.value = new Set(stored.expandedFolders)
    tab.value = navigatorTabs.find((name) => name === stored.panel) ?? 'outline'
    search.restore(stored.query)
  }

  let lastSaved = ''
  let waiting: ReturnType<typeof setTimeout> | undefined

  function valuesNow() {
    const { view } = navigation.place
    return {
      edition: view.kind === 'compare' ? view.to : navigation.editionId,
      category: view.kind === 'category' ? view.category : null,
      code: view.kind === 'code' ? view.code : null,
      compareWith: view.kind === 'compare' ? view.from : null,
      query: search.query.slice(0, 1000),
      expanded: [...expanded.value].slice(-mostExpanded),
      expandedFolders: [...openFolders.value]
        .filter((key) => key.length <= 64)
        .slice(-mostExpanded),
      panel: tab.value,
    }
  }

  function save(): void {
    clearTimeout(waiting)
    waiting = undefined
    const values = valuesNow()
    // Without a difference, there is nothing to save, and the host would remark on it.
    const text = JSON.stringify(values)
    if (text === lastSaved) return
    lastSaved = text
    void userData.apply([{ kind: 'set-session', values }])
  }

  /** Saves what is open from now on: soon after each change, and immediately when the window closes. */
  function keep(): void {
    lastSaved = JSON.stringify(valuesNow())
    watch([() => navigation.place, () => search.query, expanded, openFolders, tab], () => {
      clearTimeout(waiting)
      waiting = setTimeout(save, savePause)
    })
    window.addEventListener('pagehide', () => {
      if (waiting !== undefined) save()
    })
  }

  return {
    expanded,
    openFolders,
    tab,
    navigatorWidth,
    setExpanded,
    setFolderOpen,
    setNavigatorWidth,
    restore,
    keep,
  }
})

/** Returns the set with or without a key; the same set if nothing changes. */
function withOrWithout(keys: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  if (keys.has(key) === isIn) return keys
  const next = new Set(keys)
  if (isIn) next.add(key)
  else next.delete(key)
  return next
}
