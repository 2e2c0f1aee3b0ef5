import { parentPort, workerData } from 'node:worker_threads'
import type { TaskAnswer, TaskOrder } from './run-task.ts'
import { tasks } from './tasks.ts'

/** The script of the worker thread: runs one task and answers. */
async function answer({ name, input }: TaskOrder): Promise<TaskAnswer> {
  try {
    // Name and input belong together, which the union of all tasks cannot say.
    const task = tasks[name] as (input: unknown) => unknown
    return { ok: true, output: await task(input) }
  } catch (error) {
    return { ok: false, problem: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.postMessage(await answer(workerData as TaskOrder))
