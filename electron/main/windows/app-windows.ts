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

/** Each is a process: more would only be opened by mistake. */
const mostOwnWindows = 12
/** In ms after the main window is there: its start comes first. */
const prepareAfter = 1500

/** Title bars and native menus in the theme of the page; high contrast is on a dark ground. */
const nativeThemes = {
  system: 'system',
  light: 'light',
  dark: 'dark',
  contrast: 'dark',
} as const satisfies Record<Settings['theme'], 'system' | 'light' | 'dark'>

/** The app's windows: the main one, those with a place of their own, and the quick lookup. */
export interface AppWindows {
  readonly services: WindowServices
  /** Brings the main window to the front, opened anew where it was closed. */
  showMain(): BrowserWindow
  /** Does what the settings ask for. Called at the start and after each change of them. */
  apply(settings: Settings): void
  /** Takes note of what the app itself copied: that is not what the person wants to look up next. */
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
  /** The codes that were offered from the clipboard last: once is enough. */
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
      // Hidden while it fills the screen, it would leave a black one behind on macOS.
      if (window.isFullScreen()) {
        window.once('leave-full-screen', () => window.hide())
        window.setFullScreen(false)
      } else window.hide()
    })
    // Windows ends the session without asking the app to quit: what waits is saved now.
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
    // One that is still loading shows itself when it has something to show.
    if (!main.isVisible() && main.webContents.isLoadingMainFrame()) return main
    if (main.isMinimized()) main.restore()
    main.show()
    main.focus()
    return main
  }

  /** The quick lookup, hidden or not, keeps nobody's app open. */
  function quitWithoutWindows(): void {
    if (main !== undefined || ownWindows.size > 0 || process.platform === 'darwin') return
    if (!quitting) app.quit()
  }

  function showQuickLookup(): void {
    // Locked off, it is off for the menu, the tray and the command line, too.
    if (policy.locked['quickLookup'] === false) return
    void queryToOffer().then((query) => quickLookup.show(query))
  }

  function hideQuickLookup(giveBack: boolean): void {
    quickLookup.hide(giveBack)
    if (!settings?.quickLookup) quickLookup.discard()
  }

  /** The clipboard is read only where the person chose so, and nothing but codes goes any further. */
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
        // At the start it is made later, when the main window is there.
        if (isOn && before !== undefined) quickLookup.prepare()
        else if (!isOn) quickLookup.discard()
      }
      if (next.closeToTray !== (before?.closeToTray ?? false)) {
        setState({ tray: tray.set(next.closeToTray) })
        // A window that was hidden behind the icon must not be lost with it.
        if (state.tray !== 'on' && before !== undefined) main?.show()
      }
    },
    noteCopied: (text) => (offered = queryFromClipboard(text) ?? offered),
  }
}
