import { parentPort } from 'node:worker_threads'
import { CallFailed } from '#core/contract/call-failed.ts'
import type { ImportRequest, ImportRequests } from './import-messages.ts'
import type { WorkerAnswer, WorkerQuestion } from './worker-reader.ts'
import { createTableReader } from './table-reader.ts'

/** The thread in which a file is read: it answers what it is asked, and says how far it is. */
const port = parentPort
const reader = createTableReader((rows) => post({ kind: 'progress', rows }))

function post(answer: WorkerAnswer): void {
  port?.postMessage(answer)
}

port?.on('message', ({ id, name, input }: WorkerQuestion) => {
  reader.ask(name, input as ImportRequests[ImportRequest]['input']).then(
    (value) => post({ kind: 'value', id, value }),
    (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      post(
        error instanceof CallFailed
          ? { kind: 'refused', id, message, details: error.details }
          : { kind: 'failed', id, message },
      )
    },
  )
})
