/**
 * The registry of actions for the palette, help, native menu and shortcuts.
 * The UI implements each id.
 */

export const actionGroups = [
  'Find',
  'Go',
  'Edition',
  'Category',
  'Bookmarks',
  'View',
  'Help',
] as const
export type ActionGroup = (typeof actionGroups)[number]

export interface Action {
  readonly id: string
  readonly title: string
  readonly group: ActionGroup
  /**
   * Its shortcuts; the first one is shown. Modifiers (`Mod` is Command on macOS, Control elsewhere) and a
   * `KeyboardEvent.key`, joined by `+`. Keys without a modifier work only outside text fields.
   */
  readonly keys: readonly string[]
  /** The shortcuts on macOS if the usual ones have another meaning there: Option+arrows edit text. */
  readonly macKeys?: readonly string[]
}

export const actions = [
  { id: 'search', title: 'Search', group: 'Find', keys: ['/', 'Mod+f', 'Mod+l'] },
  {
    id: 'palette',
    title: 'Find anything',
    group: 'Find',
    keys: ['Mod+k'],
  },
  {
    id: 'find-bookmarks',
    title: 'Find in bookmarks and notes',
    group: 'Find',
    keys: ['Mod+Shift+f'],
  },
  {
    id: 'quick-lookup',
    title: 'Quick lookup',
    group: 'Find',
    keys: [],
  },
  {
    id: 'all-editions',
    title: 'Search all editions or only this one',
    group: 'Find',
    keys: ['a', 'Mod+Shift+a'],
  },
  { id: 'save-search', title: 'Save this search', group: 'Find', keys: ['Mod+Shift+s'] },
  { id: 'back', title: 'Back', group: 'Go', keys: ['Alt+ArrowLeft'], macKeys: ['Mod+['] },
  { id: 'forward', title: 'Forward', group: 'Go', keys: ['Alt+ArrowRight'], macKeys: ['Mod+]'] },
  {
    id: 'parent',
    title: 'Go to parent category',
    group: 'Go',
    keys: ['Alt+ArrowUp', 'u'],
    macKeys: ['u'],
  },
  { id: 'previous-category', title: 'Previous in book order', group: 'Go', keys: ['p'] },
  { id: 'next-category', title: 'Next in book order', group: 'Go', keys: ['n'] },
  { id: 'previous-sibling', title: 'Previous at the same level', group: 'Go', keys: [','] },
  { id: 'next-sibling', title: 'Next at the same level', group: 'Go', keys: ['.'] },
  { id: 'next-pane', title: 'Next pane', group: 'Go', keys: ['F6'] },
  { id: 'previous-pane', title: 'Previous pane', group: 'Go', keys: ['Shift+F6'] },
  { id: 'choose-edition', title: 'Choose edition', group: 'Edition', keys: ['Mod+e', 'e'] },
  { id: 'previous-edition', title: 'Previous edition', group: 'Edition', keys: ['['] },
  { id: 'next-edition', title: 'Next edition', group: 'Edition', keys: [']'] },
  {
    id: 'compare',
    title: 'Compare with previous edition',
    group: 'Edition',
    keys: ['Mod+Shift+e', 'd'],
  },
  { id: 'next-change', title: 'Next change', group: 'Edition', keys: ['j'] },
  { id: 'previous-change', title: 'Previous change', group: 'Edition', keys: ['k'] },
  {
    id: 'other-edition',
    title: 'Switch to compared edition and back',
    group: 'Edition',
    keys: ['o'],
  },
  { id: 'editions', title: 'Editions', group: 'Edition', keys: [] },
  { id: 'import-edition', title: 'Import an edition', group: 'Edition', keys: [] },
  { id: 'copy-edition', title: 'Make a copy to edit', group: 'Edition', keys: [] },
  { id: 'bookmark', title: 'Add or remove bookmark', group: 'Category', keys: ['b', 'Mod+d'] },
  { id: 'note', title: 'Add or edit note', group: 'Category', keys: ['m'] },
  { id: 'edit-category', title: 'Edit this heading', group: 'Category', keys: [] },
  { id: 'copy-ranges', title: 'Copy code ranges', group: 'Category', keys: ['c'] },
  { id: 'copy-name', title: 'Copy name', group: 'Category', keys: ['Shift+N'] },
  { id: 'copy-path', title: 'Copy path', group: 'Category', keys: ['Shift+P'] },
  { id: 'copy-citation', title: 'Copy citation', group: 'Category', keys: ['Shift+C'] },
  { id: 'copy-link', title: 'Copy link', group: 'Category', keys: ['Shift+L'] },
  { id: 'print', title: 'Print', group: 'Category', keys: ['Mod+p'] },
  { id: 'desk-sheet', title: 'Desk sheet', group: 'Category', keys: [] },
  { id: 'undo', title: 'Undo last change', group: 'Bookmarks', keys: [] },
  { id: 'new-folder', title: 'New bookmark folder', group: 'Bookmarks', keys: ['Shift+F'] },
  {
    id: 'review-bookmarks',
    title: 'Review changed bookmarks',
    group: 'Bookmarks',
    keys: ['Shift+R'],
  },
  { id: 'export-bookmarks', title: 'Export bookmarks and notes', group: 'Bookmarks', keys: [] },
  { id: 'import-bookmarks', title: 'Import bookmarks and notes', group: 'Bookmarks', keys: [] },
  {
    id: 'exchange',
    title: 'Import, export and backups',
    group: 'Bookmarks',
    keys: [],
  },
  {
    id: 'own-window',
    title: 'Open in new window',
    group: 'View',
    keys: ['Mod+Shift+Enter'],
  },
  { id: 'show-outline', title: 'Show outline', group: 'View', keys: ['Alt+1'] },
  { id: 'show-bookmarks', title: 'Show bookmarks', group: 'View', keys: ['Alt+2'] },
  { id: 'show-recents', title: 'Show recents', group: 'View', keys: ['Alt+3'] },
  { id: 'show-changes', title: 'Show changes', group: 'View', keys: ['Alt+4'] },
  { id: 'show-modifiers', title: 'Show modifiers', group: 'View', keys: ['Alt+5'] },
  {
    id: 'theme',
    title: 'Switch theme',
    group: 'View',
    keys: ['t'],
  },
  { id: 'settings', title: 'Settings', group: 'View', keys: ['Mod+,'] },
  { id: 'zoom-in', title: 'Zoom in', group: 'View', keys: ['Mod++', 'Mod+='] },
  { id: 'zoom-out', title: 'Zoom out', group: 'View', keys: ['Mod+-'] },
  { id: 'zoom-reset', title: 'Actual size', group: 'View', keys: ['Mod+0'] },
  { id: 'help', title: 'Keyboard and search help', group: 'Help', keys: ['?', 'F1'] },
  { id: 'keyboard', title: 'Edit keyboard shortcuts', group: 'Help', keys: ['Mod+/'] },
  { id: 'tour', title: 'Take the tour', group: 'Help', keys: [] },
  { id: 'modifiers', title: 'Modifiers and appendices', group: 'Help', keys: [] },
  { id: 'dataset', title: 'Dataset and integrity', group: 'Help', keys: [] },
  { id: 'tables', title: 'Code tables', group: 'Help', keys: [] },
  { id: 'add-table', title: 'Add a code table', group: 'Help', keys: [] },
  { id: 'level-two', title: 'HCPCS Level II codes', group: 'Go', keys: [] },
  { id: 'show-logs', title: 'Show log folder', group: 'Help', keys: [] },
  { id: 'about', title: 'About Category Atlas', group: 'Help', keys: [] },
] as const satisfies readonly Action[]

export type ActionId = (typeof actions)[number]['id']

/** Actions of the desktop app only: browsers have their own zoom, and their host has no log. */
const desktopOnly: ReadonlySet<string> = new Set<ActionId>([
  'zoom-in',
  'zoom-out',
  'zoom-reset',
  'show-logs',
  'quick-lookup',
])

/** Where the app runs: in its own window, or in a browser tab. */
export type HostKind = 'desktop' | 'browser'

/** Whether a host offers an action. */
export function isOffered(id: ActionId, host: HostKind): boolean {
  return host === 'desktop' || !desktopOnly.has(id)
}

/** Returns the action with an id, or `undefined`. */
export function actionById(id: string): (typeof actions)[number] | undefined {
  return actions.find((action) => action.id === id)
}

const glyphs: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
}

/** Returns keys as users read them: `Ctrl+Shift+E`, or `⌘ ⇧ E` on macOS. */
export function writeKeys(keys: string, mac: boolean): string {
  const parts = splitKeys(keys)
  const modifiers = mac
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
    : { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt' }
  const written = parts.map((part, index) => {
    if (index < parts.length - 1) return modifiers[part as keyof typeof modifiers]
    return glyphs[part] ?? (part.length === 1 ? part.toUpperCase() : part)
  })
  return written.join(mac ? ' ' : '+')
}

/** Splits keys into the modifiers and the key (which can itself be `+`). */
export function splitKeys(keys: string): string[] {
  return keys.endsWith('+') ? [...keys.slice(0, -2).split('+'), '+'] : keys.split('+')
}
