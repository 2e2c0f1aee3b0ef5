import { Worker } from 'node:worker_threads'
import type { TaskLimits } from '#core/untrusted/limits.ts'
import { refusedFile } from '../files/refused-file.ts'
import type { Tasks } from './tasks.ts'

export type TaskName = keyof Tasks
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[0]
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>

/** A task was stopped at one of its limits; the message says which, in a sentence. */
export class TaskStopped extends Error {}

/** What the thread gets. */
export interface TaskOrder {
  readonly id: number
  readonly name: TaskName
  readonly input: unknown
}

/** What it says: how far it is, or what became of an order. Where a file was rejected, the details tell where. */
export type TaskMessage =
  | { readonly kind: 'progress'; readonly rows: number }
  | { readonly kind: 'done'; readonly id: number; readonly output: unknown }
  | {
      readonly kind: 'failed'
      readonly id: number
      readonly message: string
      readonly rejected: readonly string[] | undefined
    }

/** A thread of its own for untrusted content, so that nothing in it can freeze the app. It keeps no process running while it has no task. */
export interface TaskThread {
  /**
   * Runs a task. Throws a {@link TaskStopped} if it reaches a limit, which ends the thread, a CallFailed (`bad-file`)
   * where it rejects a file, and an Error where it fails otherwise.
   */
  run<Name extends TaskName>(name: Name, input: TaskInput<Name>): Promise<TaskOutput<Name>>
  /** Ends the thread at once. What runs fails. */
  end(): void
}

/** Starts a thread. `report` is told how many rows of a table were read. */
export function startTaskThread(
  limits: TaskLimits,
  report: (rows: number) => void = () => undefined,
): TaskThread {
  const worker = new Worker(workerAddress, {
    resourceLimits: { maxOldGenerationSizeMb: limits.memory, stackSizeMb: 4 },
    // What starts the process, such as a test's loader, is none of the worker's business.
    execArgv: [],
    env: {},
  })
  const waiting = new Map<
    number,
    { readonly resolve: (output: never) => void; readonly reject: (error: Error) => void }
  >()
  let count = 0
  let ended: Error | undefined

  function endWith(error: Error): void {
    ended ??= error
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
    void worker.terminate()
  }

  worker.on('message', (message: TaskMessage) => {
    if (message.kind === 'progress') return report(message.rows)
    const asked = waiting.get(message.id)
    waiting.delete(message.id)
    if (waiting.size === 0) worker.unref()
    if (message.kind === 'done') asked?.resolve(message.output as never)
    else if (message.rejected === undefined) asked?.reject(new Error(message.message))
    else asked?.reject(refusedFile(message.message, message.rejected))
  })
  worker.on('error', (error: NodeJS.ErrnoException) => {
    const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    endWith(isMemory ? new TaskStopped('It takes too much memory to read.') : error)
  })
  worker.on('exit', () => endWith(new Error('The thread ended before its answer.')))

  return {
    run<Name extends TaskName>(name: Name, input: TaskInput<Name>) {
      return new Promise<TaskOutput<Name>>((resolve, reject) => {
        if (ended !== undefined) return reject(ended)
        const id = ++count
        const timer = setTimeout(
          () =>
            endWith(new TaskStopped(`It takes more than ${limits.time / 1000} seconds to read.`)),
          limits.time,
        )
        waiting.set(id, {
          resolve: (output) => {
            clearTimeout(timer)
            resolve(output)
          },
          reject: (error) => {
            clearTimeout(timer)
            reject(error)
          },
        })
        worker.ref()
        worker.postMessage({ id, name, input } satisfies TaskOrder)
      })
    },
    end: () => endWith(new Error('The thread was ended.')),
  }
}

/** Runs one task in a thread of its own; fails as {@link TaskThread.run} does. */
export async function runTask<Name extends TaskName>(
  name: Name,
  input: TaskInput<Name>,
  limits: TaskLimits,
): Promise<TaskOutput<Name>> {
  const thread = startTaskThread(limits)
  try {
    return await thread.run(name, input)
  } finally {
    thread.end()
  }
}

/** The script lies beside this one, in the sources and in the built app. */
const workerAddress = new URL(
  import.meta.url.endsWith('.ts') ? './task-worker.ts' : './task-worker.js',
  import.meta.url,
)
