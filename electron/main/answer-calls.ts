import { ipcMain } from 'electron'
import type { Dispatch } from '#backend/dispatcher.ts'
import type { Reply } from '#core/contract/reply.ts'
import { callChannel } from '../channels.ts'
import { pageOrigin } from './page-origin.ts'
import { isOwnMainFrame } from './request-rules.ts'

/** Answers the windows' calls through `dispatch`; a sender that is not the app's own main frame is refused. */
export function answerCalls(dispatch: Dispatch): void {
  ipcMain.handle(callChannel, (event, name: unknown, input: unknown): Promise<Reply> | Reply => {
    if (!isOwnMainFrame(event, pageOrigin())) {
      return {
        ok: false,
        error: { code: 'unknown-call', message: 'This sender is not the app.', details: [] },
      }
    }
    return dispatch(name, input)
  })
}
