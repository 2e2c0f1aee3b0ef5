import { app, dialog } from 'electron'
import type { Log } from '#backend/log/log.ts'
import { afterCrash } from './crash-rule.ts'
import { tellWindow } from '../windows/tell-window.ts'

/** Reloads every window, now and later, after its page crashes, or asks the user if that does not help. */
export function keepWindowsAlive(log: Log): void {
  app.on('browser-window-created', (_event, window) => {
    keepAlive(window, log)
  })
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.write('helper-ended', { type, reason, exitCode })
  })
}

function keepAlive(window: Electron.BrowserWindow, log: Log): void {
  const { webContents } = window
  let crashes: number[] = []
  let asking: AbortController | undefined

  function loadAgain(): void {
    tellWindow(window, { name: 'window-recovered', detail: null })
    webContents.reload()
  }

  webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    asking?.abort()
    const now = Date.now()
    const then = afterCrash(crashes, now)
    log.write('window-ended', { reason, exitCode, then })
    crashes = [now]
    // Loading inside the event itself would reach the process that is just exiting.
    setImmediate(() => {
      if (window.isDestroyed()) return
      if (then === 'load-again') loadAgain()
      else void askAfterCrash()
    })
  })

  async function askAfterCrash(): Promise<void> {
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      title: app.name,
      message: 'This window crashed twice within a minute.',
      detail: `Your bookmarks and notes are saved. Details are in the log: ${log.folder}`,
      buttons: ['Try again', 'Close window'],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    })
    if (window.isDestroyed()) return
    if (response === 0) loadAgain()
    else window.destroy()
  }

  webContents.on('did-fail-load', (_event, code, _text, _url, isMainFrame) => {
    if (isMainFrame) log.write('window-load-failed', { code })
  })
  window.on('unresponsive', () => {
    log.write('window-does-not-answer', null)
    if (asking === undefined) void askWhileStuck()
  })
  window.on('responsive', () => {
    log.write('window-answers-again', null)
    asking?.abort()
  })

  async function askWhileStuck(): Promise<void> {
    asking = new AbortController()
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: app.name,
      message: 'This window is not responding.',
      detail: 'You can wait or reload it. Your bookmarks and notes are saved.',
      buttons: ['Wait', 'Reload'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
      signal: asking.signal,
    })
    const isOver = asking.signal.aborted
    asking = undefined
    // A hung page cannot be told to reload. Once killed, it is reloaded as after any crash.
    if (response === 1 && !isOver && !window.isDestroyed()) webContents.forcefullyCrashRenderer()
  }
}
