import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme } from 'electron'
import type { OpenPlace } from '#core/contract/place-schema.ts'
import { addressOfPlace } from '#core/contract/place.ts'
import type { Folders } from '../data/folders.ts'
import { pageOrigin } from '../security/page-origin.ts'
import { webPreferences } from './web-preferences.ts'

/** The kinds of windows; a page reads its own kind from its address. */
export type PageKind = 'main' | 'own' | 'quick-lookup'

/**
 * Opens a window of the app. It is the only way to do so, and every page gets the same preferences. The window
 * shows when it is first painted, so that nothing flashes; the quick lookup shows only when it is opened.
 */
export function openPageWindow(
  kind: PageKind,
  folders: Folders,
  options: Omit<BrowserWindowConstructorOptions, 'webPreferences' | 'show'>,
  place?: OpenPlace,
): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Category Atlas',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14171b' : '#fbfbfa',
    ...options,
    show: false,
    webPreferences: { ...webPreferences, preload: folders.preload },
  })
  if (kind !== 'quick-lookup') window.once('ready-to-show', () => window.show())
  void window.loadURL(addressOf(kind, place))
  return window
}

function addressOf(kind: PageKind, place: OpenPlace | undefined): string {
  const page = `${pageOrigin()}/index.html${kind === 'main' ? '' : `?window=${kind}`}`
  return place === undefined ? page : page + addressOfPlace(place)
}
