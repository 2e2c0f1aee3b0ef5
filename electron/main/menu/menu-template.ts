import type { MenuItemConstructorOptions } from 'electron'
import {
  type Action,
  type ActionGroup,
  type ActionId,
  actionById,
  actions,
} from '#core/actions/actions.ts'
import type { Bindings } from '#core/actions/bindings.ts'
import { acceleratorOf } from './accelerator.ts'

/** Runs a chosen item: an action of the page in the focused window, if there is one. */
export type ChooseAction = (id: ActionId, window: Electron.BaseWindow | undefined) => void

type Item = MenuItemConstructorOptions

const separator: Item = { type: 'separator' }
/** Actions that platforms expect in the File menu, whatever their group in the registry. */
const inFileMenu: readonly ActionId[] = [
  'export-bookmarks',
  'import-bookmarks',
  'import-edition',
  'add-table',
  'print',
]

/**
 * Returns the native menu: every action of the registry once with its current shortcut, and the platform's roles:
 * on macOS the app menu with About, Settings, Services, Hide and Quit; elsewhere File › Exit and Help › About.
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  appName: string,
  bindings: Bindings,
  choose: ChooseAction,
): Item[] {
  const mac = platform === 'darwin'

  function itemOf({ id, title }: Action & { readonly id: ActionId }): Item {
    const accelerator = acceleratorOf(bindings.get(id) ?? [], platform)
    return {
      id,
      label: title,
      ...(accelerator === undefined ? {} : { accelerator }),
      // The window handles the keys itself, because a key such as "b" is a letter in a text field.
      registerAccelerator: false,
      click: (_item, window) => choose(id, window),
    }
  }
  const item = (id: ActionId): Item[] => {
    const action = actionById(id)
    return action === undefined ? [] : [itemOf(action)]
  }
  const group = (name: ActionGroup): Item[] =>
    actions
      .filter((action) => action.group === name && action.id !== 'about')
      .filter(({ id }) => !inFileMenu.includes(id) && !(mac && id === 'settings'))
      .map(itemOf)

  const appMenu: Item = {
    label: appName,
    submenu: [
      ...item('about'),
      separator,
      ...item('settings'),
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  }
  const file: Item = {
    label: '&File',
    submenu: [
      ...inFileMenu.flatMap(item),
      separator,
      mac ? { role: 'close' } : { role: 'quit', label: 'E&xit' },
    ],
  }
  const edit: Item = {
    label: '&Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      separator,
      ...group('Find'),
    ],
  }
  const window: Item = {
    role: 'window',
    label: '&Window',
    submenu: mac
      ? [{ role: 'minimize' }, { role: 'zoom' }, separator, { role: 'front' }]
      : [{ role: 'minimize' }, { role: 'close' }],
  }
  return [
    ...(mac ? [appMenu] : []),
    file,
    edit,
    { label: '&View', submenu: [...group('View'), separator, { role: 'togglefullscreen' }] },
    { label: '&Go', submenu: group('Go') },
    { label: 'E&dition', submenu: group('Edition') },
    { label: '&Category', submenu: group('Category') },
    { label: '&Bookmarks', submenu: group('Bookmarks') },
    window,
    {
      role: 'help',
      label: '&Help',
      submenu: [...group('Help'), ...(mac ? [] : [separator, ...item('about')])],
    },
  ]
}
