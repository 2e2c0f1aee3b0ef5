import { ipcMain } from 'electron'
import type { Dispatch } from '#backend/dispatcher.ts'
import type { Reply } from '#core/contract/call.ts'
import { callChannel } from '../../channels.ts'
import { pageOrigin } from '../security/page-origin.ts'
import { isOwnMainFrame } from '../security/request-rules.ts'

const refused: Reply = {
  ok: false,
  error: { code: 'unknown-call', message: 'This sender is not the app.', details: [] },
}

/**
 * Answers the windows' calls through `dispatch`, in JSON: a text is copied once on its way, but an object
 * is serialized twice. Rejects senders other than the main frame of the app's own pages.
 */
export function answerCalls(dispatch: Dispatch): void {
  ipcMain.handle(callChannel, async (event, name: unknown, input: unknown): Promise<string> => {
    const reply = isOwnMainFrame(event, pageOrigin()) ? await dispatch(name, input) : refused
    return JSON.stringify(reply)
  })
}
