import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme } from 'electron'
import type { OpenPlace } from '#core/contract/place-schema.ts'
import { addressOfPlace } from '#core/contract/place.ts'
import type { Folders } from '../data/folders.ts'
import { pageOrigin } from '../security/page-origin.ts'
import { webPreferences } from './web-preferences.ts'

/** The kinds of window; the page reads its own from its address. */
export type PageKind = 'main' | 'own' | 'quick-lookup'

/**
 * Opens a window of the app, the only way to do so: every page has the same preferences. It is not shown
 * before its first picture is ready, so that nothing flashes; the quick lookup not before it is called.
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
