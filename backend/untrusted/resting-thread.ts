import type { TaskLimits } from '#core/untrusted/limits.ts'
import { type TaskThread, startTaskThread } from './task-thread.ts'

/**
 * Returns a thread that starts with its first task and ends once it has had none for `rest` milliseconds: tasks that
 * follow one another, such as the previews of one file, do not each wait for a start. With a rest of 0 each has its own.
 */
export function startRestingThread(limits: TaskLimits, rest: number): TaskThread {
  let thread: TaskThread | undefined
  let running = 0
  let timer: NodeJS.Timeout | undefined

  function end(): void {
    clearTimeout(timer)
    thread?.end()
    thread = undefined
  }

  return {
    run(name, input) {
      clearTimeout(timer)
      const current = (thread ??= startTaskThread(limits))
      running++
      return current
        .run(name, input)
        .catch((error: unknown) => {
          // A thread that was stopped at a limit takes no further task.
          if (thread === current) end()
          throw error
        })
        .finally(() => {
          running--
          if (running > 0) return
          if (rest === 0) end()
          else timer = setTimeout(end, rest).unref()
        })
    },
    end,
  }
}
