import { useEventListener } from '@vueuse/core'
import { type Ref, nextTick, ref } from 'vue'
import { type ActionId, actionById, isOffered } from '#core/actions/actions.ts'
import { tellingName } from '#core/editions/telling-name.ts'
import { writeLink } from '#core/links/atlas-link.ts'
import type { Snapshot } from '#core/userdata/snapshot.ts'
import { type CopyKind, copyOf } from './features/category/copy-kinds.ts'
import { useBookmarkCommands } from './features/bookmarks/use-bookmark-commands.ts'
import { linkHere } from './features/links/link-here.ts'
import { narrowPane } from './features/shell/narrow-pane.ts'
import { focusNextPane, focusPane } from './features/shell/panes.ts'
import { requestFocus } from './features/shell/focus-requests.ts'
import { copyText } from './stores/copy-text.ts'
import { hostKind, isMac } from './host/host-kind.ts'
import { callHost, onHostEvent } from './host/host.ts'
import { useBindings } from './stores/bindings.ts'
import { useBookmarked } from './stores/bookmarked.ts'
import { useBookmarkList } from './stores/bookmark-list.ts'
import { useComparison } from './stores/comparison.ts'
import { useEditionImport } from './stores/edition-import.ts'
import { useExchange } from './stores/exchange.ts'
import { useMessages } from './stores/messages.ts'
import { openPlaceOf, useNavigation } from './stores/navigation.ts'
import { useOwnEditions } from './stores/own-editions.ts'
import { usePlaceToKeep } from './stores/place-to-keep.ts'
import { useSession } from './stores/session.ts'
import { useTableImport } from './stores/table-import.ts'
import { useSearch } from './stores/search.ts'
import { useShell } from './stores/shell.ts'
import { nextTheme, useTheme } from './stores/theme.ts'
import { useTour } from './stores/tour.ts'
import { useZoom } from './stores/zoom.ts'
import { actionOfPress, pressOf } from './actions/keys.ts'
import { openOwnWindow } from './actions/own-window.ts'
import { bindActions, runAction } from './actions/run-action.ts'

/** Nothing but a code begins with a digit, and no action has one for a key. */
function startsSearch({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return /^\d$/.test(key) && !ctrlKey && !metaKey && !altKey
}

/** Where keys without a modifier are typed. A check box or a radio button takes none but the space bar and arrows. */
const textFields =
  'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]'

export interface Dialogs {
  readonly help: Ref<boolean>
  readonly about: Ref<boolean>
  readonly palette: Ref<boolean>
}

/** Binds every action of the registry to what it does, and listens for their keys and menu items. */
export function useActions(): Dialogs {
  const navigation = useNavigation()
  const search = useSearch()
  const session = useSession()
  const shell = useShell()
  const comparison = useComparison()
  const bookmarked = useBookmarked()
  const messages = useMessages()
  const bindings = useBindings()
  const theme = useTheme()
  const tour = useTour()
  const bookmarkList = useBookmarkList()
  const bookmarkCommands = useBookmarkCommands()
  const editionImport = useEditionImport()
  const exchange = useExchange()
  const ownEditions = useOwnEditions()
  const placeToKeep = usePlaceToKeep()
  const tableImport = useTableImport()
  const zoom = useZoom()
  const dialogs: Dialogs = { help: ref(false), about: ref(false), palette: ref(false) }

  /** Runs `work` on the category on screen, or says that there is none. */
  function withCategory(
    work: (
      category: NonNullable<typeof navigation.category>,
      edition: NonNullable<typeof navigation.edition>,
    ) => void,
  ): void {
    const { category, edition } = navigation
    if (category === undefined || edition === undefined) messages.say('Open a category first.')
    else work(category, edition)
  }

  /** Runs `work` on what can be bookmarked on screen, or says that there is nothing. */
  function withPlaceToKeep(work: (snapshot: Snapshot) => void): void {
    const { snapshot } = placeToKeep
    if (snapshot === undefined) messages.say('Open a category or a code first.')
    else work(snapshot)
  }

  function openTab(tab: typeof session.tab): void {
    search.clear()
    shell.openNavigator()
    session.tab = tab
    narrowPane.value = 'navigator'
  }

  async function showTab(tab: typeof session.tab): Promise<void> {
    openTab(tab)
    // Not with the next frame: by then, something else may have the focus.
    await nextTick()
    if (tab === 'outline') requestFocus('outline-tree')
    else if (tab === 'bookmarks' && bookmarkList.rows.length > 0) requestFocus('bookmark-tree')
    else focusPane('navigator')
  }

  async function findInBookmarks(): Promise<void> {
    openTab('bookmarks')
    await nextTick()
    requestFocus('bookmark-find')
  }

  function copy(what: CopyKind): void {
    withCategory((category, { outline }) => {
      const { said, text } = copyOf(
        what,
        outline.title,
        navigation.path,
        category,
        tellingName(outline, category),
      )
      void copyText(text, said)
    })
  }

  /** Opens the desk sheet of the folder that has the focus in Bookmarks, else of the branch on screen. */
  function openDeskSheet(): void {
    const row = session.tab === 'bookmarks' ? bookmarkList.focusedRow : undefined
    const item = row?.shelf === undefined ? row?.item : undefined
    const { category } = navigation
    if (item?.kind === 'folder') {
      navigation.openDeskSheet({ kind: 'folder', folder: item.folder.id })
    } else if (category !== undefined) {
      navigation.openDeskSheet({ kind: 'branch', category: category.id })
    } else if (item !== undefined) {
      navigation.openDeskSheet({ kind: 'folder', folder: null })
    } else messages.say('Open a category or a bookmark folder first.')
  }

  bindActions({
    search: () => requestFocus('search'),
    palette: () => (dialogs.palette.value = true),
    'all-editions': () => {
      search.inAllEditions = !search.inAllEditions
      if (!search.isAsked) {
        requestFocus('search')
        messages.say(
          search.inAllEditions ? 'Searching all editions.' : 'Searching this edition only.',
        )
      }
    },
    'find-bookmarks': () => void findInBookmarks(),
    'save-search': () => void bookmarkCommands.saveSearch(),
    back: () => {
      // A preview is no step: what was there before it is behind it.
      if (!navigation.endPreview()) window.history.back()
    },
    forward: () => window.history.forward(),
    parent: () => navigation.openParent(),
    'previous-category': () => navigation.stepCategory(-1),
    'next-category': () => navigation.stepCategory(1),
    'previous-sibling': () => navigation.stepSibling(-1),
    'next-sibling': () => navigation.stepSibling(1),
    'next-pane': () => focusNextPane(1),
    'previous-pane': () => focusNextPane(-1),
    'choose-edition': () => requestFocus('edition'),
    'previous-edition': () => void navigation.stepEdition(-1),
    'next-edition': () => void navigation.stepEdition(1),
    compare: () => void comparison.compareWithBefore(),
    'next-change': () => comparison.stepChange(1),
    'previous-change': () => comparison.stepChange(-1),
    'other-edition': () => void comparison.openInOtherEdition(),
    editions: () => navigation.show({ kind: 'editions' }),
    'import-edition': () => editionImport.askForFile(),
    'copy-edition': () => void ownEditions.copy(navigation.editionId),
    'edit-category': () => withCategory(() => requestFocus('edit')),
    bookmark: () => withPlaceToKeep((snapshot) => void bookmarked.toggle(snapshot)),
    note: () => withPlaceToKeep(() => requestFocus('note')),
    'copy-ranges': () => copy('code-range'),
    'copy-name': () => copy('name'),
    'copy-path': () => copy('path'),
    'copy-citation': () => copy('citation'),
    'copy-link': () => {
      const link = linkHere()
      if (link === undefined) messages.say('Open a category, a code or a comparison first.')
      else void copyText(writeLink(link), 'Link')
    },
    print: () => {
      if (hostKind === 'desktop') void callHost('host.print', null)
      else window.print()
    },
    undo: () => {
      if (!messages.undoLast()) messages.say('Nothing to undo.')
    },
    'desk-sheet': () => openDeskSheet(),
    'new-folder': () => {
      openTab('bookmarks')
      void nextTick(() => bookmarkCommands.newFolder())
    },
    'review-bookmarks': () => navigation.show({ kind: 'review' }),
    'export-bookmarks': () => void exchange.exportAs('json'),
    'import-bookmarks': () => exchange.askForFile(),
    exchange: () => navigation.show({ kind: 'user-data' }),
    'show-outline': () => void showTab('outline'),
    'show-bookmarks': () => void showTab('bookmarks'),
    'show-recents': () => void showTab('recents'),
    'show-changes': () => void showTab('changes'),
    'show-modifiers': () => void showTab('modifiers'),
    settings: () => navigation.show({ kind: 'settings' }),
    'own-window': () => {
      const place = openPlaceOf({ edition: navigation.editionId, view: navigation.view })
      if (place === undefined) messages.say('Open a category, a code or a comparison first.')
      else void openOwnWindow(place)
    },
    'quick-lookup': () => {
      callHost('quickLookup.show', null).catch((error: unknown) => messages.report(error))
    },
    theme: () => theme.choose(nextTheme(theme.shown)),
    'zoom-in': () => zoom.step(1),
    'zoom-out': () => zoom.step(-1),
    'zoom-reset': () => zoom.choose(1),
    help: () => (dialogs.help.value = true),
    keyboard: () => navigation.show({ kind: 'keyboard' }),
    tour: () => tour.start(),
    modifiers: () => navigation.show({ kind: 'references' }),
    dataset: () => navigation.show({ kind: 'dataset' }),
    tables: () => navigation.show({ kind: 'tables' }),
    'add-table': () => tableImport.askForFile(),
    'level-two': () => navigation.show({ kind: 'code-group', group: '' }),
    'show-logs': () => {
      callHost('host.showLogFolder', null).catch((error: unknown) => messages.report(error))
    },
    about: () => (dialogs.about.value = true),
  })

  const isDialogOpen = () => Object.values(dialogs).some((open: Ref<boolean>) => open.value)

  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isDialogOpen()) return
    const target = event.target instanceof HTMLElement ? event.target : undefined
    const typing = target?.matches(textFields) ?? false
    // No query has a bracket in it: there they switch the edition as they do everywhere else.
    const isTyped = typing && !(target?.id === 'search' && /^[[\]]$/.test(event.key))
    const id = actionOfPress(pressOf(event), isTyped, isMac, bindings.bindings)
    if (id !== undefined && isOffered(id, hostKind)) {
      event.preventDefault()
      runAction(id)
    } else if (!typing && startsSearch(event)) {
      // The digit itself goes into the box, in place of what stands there.
      requestFocus('search')
    }
  })

  onHostEvent('action-chosen', ({ action }) => {
    const known: ActionId | undefined = actionById(action)?.id
    if (known !== undefined) runAction(known)
  })

  return dialogs
}
