import type { TaskLimits } from '#core/untrusted/limits.ts'
import { type TaskThread, startTaskThread } from './task-thread.ts'

/** How long it waits for the next task, in milliseconds: a user may have a question about the file to answer first. */
const rest = 60_000

/**
 * Returns a thread that starts with its first task and ends once it has had none for a while: tasks that follow one
 * another, such as the previews of one file, do not each wait for a start. They run one at a time, so that a task that
 * is stopped at a limit takes no other with it.
 */
export function startRestingThread(limits: TaskLimits): TaskThread {
  let thread: TaskThread | undefined
  let timer: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()

  function end(): void {
    clearTimeout(timer)
    thread?.end()
    thread = undefined
  }

  async function runNow<Value>(run: (thread: TaskThread) => Promise<Value>): Promise<Value> {
    clearTimeout(timer)
    const current = (thread ??= startTaskThread(limits))
    try {
      return await run(current)
    } catch (error) {
      // A thread that was stopped at a limit takes no further task.
      if (thread === current) end()
      throw error
    } finally {
      timer = setTimeout(end, rest).unref()
    }
  }

  return {
    run(name, input) {
      const task = last.then(() => runNow((current) => current.run(name, input)))
      last = task.catch(() => undefined)
      return task
    },
    end,
  }
}
