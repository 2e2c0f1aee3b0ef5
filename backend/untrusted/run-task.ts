import { Worker } from 'node:worker_threads'
import type { TaskLimits } from '#core/untrusted/limits.ts'
import type { Tasks } from './tasks.ts'

export type TaskName = keyof Tasks
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[0]
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<Tasks[Name]>>

/** A task was stopped at one of its limits; the message says which, in a sentence. */
export class TaskStopped extends Error {}

/** What the worker thread gets, and what it answers with. */
export interface TaskOrder {
  readonly name: TaskName
  readonly input: unknown
}
export type TaskAnswer =
  { readonly ok: true; readonly output: unknown } | { readonly ok: false; readonly problem: string }

/**
 * Runs a task on untrusted content in a thread of its own, so that nothing in it can freeze the app.
 * Throws a {@link TaskStopped} where it reaches a limit, an Error where the task itself fails.
 */
export function runTask<Name extends TaskName>(
  name: Name,
  input: TaskInput<Name>,
  limits: TaskLimits,
): Promise<TaskOutput<Name>> {
  const order: TaskOrder = { name, input }
  const worker = new Worker(workerAddress, {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: limits.memory, stackSizeMb: 4 },
    // What starts the process, such as a test's loader, is none of the worker's business.
    execArgv: [],
    env: {},
  })
  return new Promise<TaskOutput<Name>>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new TaskStopped(`It takes more than ${limits.time / 1000} seconds to read.`)),
      limits.time,
    )
    worker.once('message', (answer: TaskAnswer) => {
      if (answer.ok) resolve(answer.output as TaskOutput<Name>)
      else reject(new Error(answer.problem))
    })
    worker.once('error', (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      reject(isMemory ? new TaskStopped('It takes too much memory to read.') : error)
    })
    // Without an answer before, it has ended in a way that none of the above knows.
    worker.once('exit', () => reject(new Error(`The task ${name} ended without an answer.`)))
    worker.once('exit', () => clearTimeout(timer))
  }).finally(() => void worker.terminate())
}

/** The script lies beside this one, in the sources and in the built app. */
const workerAddress = new URL(
  import.meta.url.endsWith('.ts') ? './task-worker.ts' : './task-worker.js',
  import.meta.url,
)
