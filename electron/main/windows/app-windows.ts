import { type BrowserWindow, app, clipboard, nativeTheme } from 'electron'
import type { WindowServices } from '#backend/window-handlers.ts'
import type { EventMessage } from '#core/contract/events.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import type { NativeState } from '#core/contract/window-calls.ts'
import { queryFromClipboard } from '#core/codes/clipboard-codes.ts'
import type { Policy } from '#core/policy/policy.ts'
import type { Settings } from '#core/userdata/settings.ts'
import type { Folders } from '../data/folders.ts'
import { openMainWindow } from './main-window.ts'
import { tellWindow } from './tell-window.ts'
import { createGlobalShortcut } from './global-shortcut.ts'
import { openOwnWindow } from './own-window.ts'
import { createQuickLookupWindow } from './quick-lookup-window.ts'
import { createTrayIcon } from './tray-icon.ts'

/** Each window is a process. More would be opened only by mistake. */
const mostOwnWindows = 12
/** In ms after the main window opens, which has priority. */
const prepareAfter = 1500

/** Title bars and native menus follow the page's theme; high contrast has a dark background. */
const nativeThemes = {
  system: 'system',
  light: 'light',
  dark: 'dark',
  contrast: 'dark',
} as const satisfies Record<Settings['theme'], 'system' | 'light' | 'dark'>

/** The app's windows: the main window, separate windows for places, and the quick lookup. */
export interface AppWindows {
  readonly services: WindowServices
  /** Brings the main window to the front; reopens it if it was closed. */
  showMain(): BrowserWindow
  /** Applies the settings. Called at start-up and after each change. */
  apply(settings: Settings): void
  /** Remembers what the app itself copied, which the user does not want to look up next. */
  noteCopied(text: string): void
}

export function createAppWindows(
  folders: Folders,
  policy: Policy,
  announce: (message: EventMessage) => void,
): AppWindows {
  const ownWindows = new Set<BrowserWindow>()
  let main: BrowserWindow | undefined
  let quitting = false
  let settings: Settings | undefined
  let state: NativeState = { shortcut: 'off', tray: 'off' }
  /** The last codes offered from the clipboard. They are offered once. */
  let offered: string | undefined

  app.on('before-quit', () => (quitting = true))

  const quickLookup = createQuickLookupWindow(folders, () => quitting)
  const shortcut = createGlobalShortcut(() => {
    if (quickLookup.isInFront()) hideQuickLookup(true)
    else showQuickLookup()
  })
  const tray = createTrayIcon({
    open: showMain,
    quickLookup: showQuickLookup,
    quit: () => app.quit(),
  })

  function setState(change: Partial<NativeState>): void {
    state = { ...state, ...change }
    announce({ name: 'native-state-changed', detail: null })
  }

  function openMain(): BrowserWindow {
    const window = openMainWindow(folders)
    window.on('close', (event) => {
      if (quitting || state.tray !== 'on') return
      event.preventDefault()
      // On macOS, hiding a full-screen window would leave a black screen.
      if (window.isFullScreen()) {
        window.once('leave-full-screen', () => window.hide())
        window.setFullScreen(false)
      } else window.hide()
    })
    // Windows ends the session without asking the app to quit, so pending changes are saved now.
    window.on('session-end', () => app.quit())
    window.on('closed', () => {
      main = undefined
      quitWithoutWindows()
    })
    window.once('show', () => {
      setTimeout(() => {
        if (settings?.quickLookup) quickLookup.prepare()
      }, prepareAfter)
    })
    main = window
    return window
  }

  function showMain(): BrowserWindow {
    if (main === undefined) return openMain()
    // A window that is still loading shows itself when it is ready.
    if (!main.isVisible() && main.webContents.isLoadingMainFrame()) return main
    if (main.isMinimized()) main.restore()
    main.show()
    main.focus()
    return main
  }

  /** The quick lookup, hidden or not, does not keep the app open. */
  function quitWithoutWindows(): void {
    if (main !== undefined || ownWindows.size > 0 || process.platform === 'darwin') return
    if (!quitting) app.quit()
  }

  function showQuickLookup(): void {
    // If locked off, it is off for the menu, the tray and the command line too.
    if (policy.locked['quickLookup'] === false) return
    void queryToOffer().then((query) => quickLookup.show(query))
  }

  function hideQuickLookup(giveBack: boolean): void {
    quickLookup.hide(giveBack)
    if (!settings?.quickLookup) quickLookup.discard()
  }

  /** Reads the clipboard only if the user chose that, and passes on nothing but codes. */
  async function queryToOffer(): Promise<string | null> {
    if (!settings?.quickLookupClipboard) return null
    const query = queryFromClipboard(await clipboard.readText())
    if (query === undefined || query === offered) return null
    offered = query
    return query
  }

  const services: WindowServices = {
    open(place) {
      if (ownWindows.size >= mostOwnWindows) {
        throw new CallFailed(
          'conflict',
          `${mostOwnWindows} extra windows are already open. Close one first.`,
        )
      }
      const window = openOwnWindow(folders, place)
      ownWindows.add(window)
      window.on('closed', () => {
        ownWindows.delete(window)
        quitWithoutWindows()
      })
    },
    openInMain(place) {
      hideQuickLookup(false)
      const target = main ?? openMain()
      tellWindow(target, { name: 'place-chosen', detail: place })
      showMain()
    },
    showQuickLookup,
    hideQuickLookup: () => hideQuickLookup(true),
    nativeState: () => state,
  }

  return {
    services,
    showMain,
    apply(next) {
      const before = settings
      settings = next
      nativeTheme.themeSource = nativeThemes[next.theme]
      const isOn = next.quickLookup
      if (
        isOn !== (before?.quickLookup ?? false) ||
        next.quickLookupKeys !== before?.quickLookupKeys
      ) {
        setState({ shortcut: shortcut.set(isOn ? next.quickLookupKeys : undefined) })
        // At start-up it is created later, after the main window.
        if (isOn && before !== undefined) quickLookup.prepare()
        else if (!isOn) quickLookup.discard()
      }
      if (next.closeToTray !== (before?.closeToTray ?? false)) {
        setState({ tray: tray.set(next.closeToTray) })
        // A window hidden behind the icon must not be lost with it.
        if (state.tray !== 'on' && before !== undefined) main?.show()
      }
    },
    noteCopied: (text) => (offered = queryFromClipboard(text) ?? offered),
  }
}
