import nodeModule from 'node:module'
import { join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { CallFailed } from '#core/contract/call-failed.ts'
import type { TaskMessage, TaskOrder } from './task-thread.ts'
import { createTasks } from './tasks.ts'

// Run from its sources, it keeps what was compiled once, as terminal/main.ts does.
if (import.meta.url.endsWith('.ts')) {
  nodeModule.enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/atlas'))
}

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
