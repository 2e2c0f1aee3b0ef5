import { app, dialog } from 'electron'
import { errorFacts } from '#backend/log/error-facts.ts'
import type { Log } from '#backend/log/log.ts'

/** Logs uncaught exceptions of the main process and shows a message, one at a time. The app keeps running. */
export function reportExceptions(log: Log): void {
  let isShown = false

  function report(error: unknown): void {
    log.write('uncaught-exception', { error: errorFacts(error) })
    if (!app.isPackaged) console.error(error)
    if (isShown) return
    isShown = true
    void app.whenReady().then(show)
  }

  async function show(): Promise<void> {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: app.name,
      message: 'Category Atlas ran into an unexpected problem.',
      detail: `You can continue. If something looks wrong, restart Category Atlas. Saved data is safe. Details are in the log: ${log.folder}`,
      buttons: ['Continue', 'Quit'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    isShown = false
    if (response === 1) app.quit()
  }

  process.on('uncaughtException', report)
  process.on('unhandledRejection', report)
}
