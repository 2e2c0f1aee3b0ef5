import { untrustedLimits } from '#core/untrusted/limits.ts'
import { refusedFile } from '../files/refused-file.ts'
import { TaskStopped, startTaskThread } from '../untrusted/task-thread.ts'
import type { ImportRequest, ImportRequests, TableReader } from './import-messages.ts'

/** Returns a reader of one file in another thread, so that a large file does not block the app. */
export function startWorkerReader(report: (rows: number) => void): TableReader {
  const thread = startTaskThread(untrustedLimits.tableFile.task, report)
  let isEnded = false

  return {
    async ask<Name extends ImportRequest>(name: Name, input: ImportRequests[Name]['input']) {
      try {
        return await thread.run('read-table', { name, input })
      } catch (error) {
        if (isEnded) throw refusedFile('The import was canceled.')
        if (error instanceof TaskStopped) {
          throw refusedFile(`The file cannot be read. ${error.message}`)
        }
        throw error
      }
    },
    end: () => {
      isEnded = true
      thread.end()
    },
  }
}
