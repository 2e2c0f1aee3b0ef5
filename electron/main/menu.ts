import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import { type Action, type ActionGroup, actions, splitKeys } from '#core/actions/actions.ts'
import type { Bindings } from '#core/actions/bindings.ts'
import type { EventMessage } from '#core/contract/events.ts'
import { eventChannel } from '../channels.ts'

/** Builds the native menu out of the registry of actions with their keys, and the roles that each platform expects. */
export function buildMenu(bindings: Bindings): void {
  const itemsOf = (group: ActionGroup) => itemsOfGroup(group, bindings)
  const mac = process.platform === 'darwin'
  const template: MenuItemConstructorOptions[] = [
    ...(mac ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [...itemsOf('Find'), { type: 'separator' }, { role: mac ? 'close' : 'quit' }],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        ...itemsOf('View'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { label: '&Go', submenu: itemsOf('Go') },
    { label: 'E&dition', submenu: itemsOf('Edition') },
    { label: '&Category', submenu: itemsOf('Category') },
    { label: '&Bookmarks', submenu: itemsOf('Bookmarks') },
    { role: 'windowMenu' },
    { role: 'help', submenu: itemsOf('Help') },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function itemsOfGroup(group: ActionGroup, bindings: Bindings): MenuItemConstructorOptions[] {
  return actions
    .filter((action) => action.group === group)
    .map((action) => itemOf(action, bindings.get(action.id)?.[0]))
}

function itemOf({ id, title }: Action, keys: string | undefined): MenuItemConstructorOptions {
  const message: EventMessage = { name: 'action-chosen', detail: { action: id } }
  return {
    label: title,
    ...(keys === undefined ? {} : { accelerator: acceleratorOf(keys) }),
    // The window answers the keys itself, since a key such as "b" is a letter in a text field.
    registerAccelerator: false,
    click: (_item, window) => {
      if (window instanceof BrowserWindow) window.webContents.send(eventChannel, message)
    },
  }
}

const keyNames: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
}

function acceleratorOf(keys: string): string {
  return splitKeys(keys)
    .map((part) => (part === 'Mod' ? 'CommandOrControl' : (keyNames[part] ?? part)))
    .join('+')
}
