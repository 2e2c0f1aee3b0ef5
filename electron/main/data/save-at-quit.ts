import { app, dialog } from 'electron'
import type { Log } from '#backend/log/log.ts'
import { type UnsavedChoice, closeOrAsk } from './close-or-ask.ts'

/** Delays quitting until everything is saved or the user gives up the rest. `close` is the backend's. */
export function saveAtQuit(close: () => Promise<string | undefined>, log: Log): void {
  let state: 'open' | 'closing' | 'closed' = 'open'

  app.on('will-quit', (event) => {
    if (state === 'closed') return
    event.preventDefault()
    if (state === 'open') void end()
  })

  async function end(): Promise<void> {
    state = 'closing'
    const lost = await closeOrAsk(close, ask)
    if (lost !== undefined) console.error(`Category Atlas: ${lost}`)
    if (lost !== undefined) log.write('changes-lost', null)
    log.write('app-ended', null)
    state = 'closed'
    app.quit()
  }
}

async function ask(unsaved: string, signal: AbortSignal): Promise<UnsavedChoice> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    title: app.name,
    message: 'Some changes cannot be saved.',
    detail: `${unsaved}\n\nCategory Atlas goes on trying, and quits as soon as they are saved. If you quit without saving, they are lost.`,
    buttons: ['Try again', 'Quit without saving'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal,
  })
  return response === 1 ? 'lose' : 'try-again'
}
