import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { refusedFile } from '../files/refused-file.ts'
import type { ImportRequest, ImportRequests, TableReader } from './import-messages.ts'

export interface WorkerQuestion {
  readonly id: number
  readonly name: ImportRequest
  readonly input: unknown
}

export type WorkerAnswer =
  | { readonly kind: 'progress'; readonly rows: number }
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | {
      readonly kind: 'refused'
      readonly id: number
      readonly message: string
      readonly details: readonly string[]
    }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }

/** Memory of a thread that reads a file, in MB: a file that needs more is none of a code table. */
const mostMemory = 1_024
/** The build puts the thread's script beside the main one. */
const extension = extname(import.meta.filename)

/** Returns a reader of one file that works in a thread of its own, so that a large file holds nobody up. */
export function startWorkerReader(report: (rows: number) => void): TableReader {
  const worker = new Worker(join(import.meta.dirname, `import-worker${extension}`), {
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
  })
  const waiting = new Map<
    number,
    { resolve: (value: never) => void; reject: (error: Error) => void }
  >()
  let count = 0
  let ended: Error | undefined

  function fail(error: Error): void {
    ended ??= error
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  worker.on('message', (answer: WorkerAnswer) => {
    if (answer.kind === 'progress') return report(answer.rows)
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    if (answer.kind === 'value') asked?.resolve(answer.value as never)
    else if (answer.kind === 'refused') asked?.reject(refusedFile(answer.message, answer.details))
    else asked?.reject(new Error(answer.message))
  })
  worker.on('error', (error: Error) => {
    const isTooLarge = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    fail(isTooLarge ? refusedFile('The file is too large to be read.') : error)
  })
  worker.on('exit', () => fail(refusedFile('The import was canceled.')))

  return {
    ask<Name extends ImportRequest>(name: Name, input: ImportRequests[Name]['input']) {
      return new Promise<ImportRequests[Name]['output']>((resolve, reject) => {
        if (ended !== undefined) return reject(ended)
        const id = ++count
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, name, input } satisfies WorkerQuestion)
      })
    },
    end: () => void worker.terminate(),
  }
}
