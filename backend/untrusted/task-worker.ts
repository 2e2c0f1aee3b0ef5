import { parentPort } from 'node:worker_threads'
import { CallFailed } from '#core/contract/call-failed.ts'
import { keepCompiled } from '../files/keep-compiled.ts'
import type { TaskMessage, TaskOrder } from './task-thread.ts'
import { createTasks } from './tasks.ts'

// For what a task imports when it runs.
keepCompiled()

/** The script of the thread: runs what it is told to, and answers. */
const tasks = createTasks((rows) => tell({ kind: 'progress', rows }))

function tell(message: TaskMessage): void {
  parentPort?.postMessage(message)
}

async function run({ id, name, input }: TaskOrder): Promise<TaskMessage> {
  try {
    // Name and input belong together, which the union of all tasks cannot say.
    const task = tasks[name] as (input: unknown) => Promise<unknown>
    return { kind: 'done', id, output: await task(input) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const rejected = error instanceof CallFailed ? error.details : undefined
    return { kind: 'failed', id, message, rejected }
  }
}

parentPort?.on('message', (order: TaskOrder) => void run(order).then(tell))
