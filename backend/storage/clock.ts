import { setTimeout as pause } from 'node:timers/promises'

/** Time, as the stores use it. */
export interface Clock {
  /** The time of day. It can be set forward and back. */
  now(): Date
  /** Milliseconds since an arbitrary moment. They only increase, even if the time of day is changed. */
  elapsed(): number
  /** Settles after some milliseconds. Keeps the process alive, since a save depends on it. */
  wait(milliseconds: number): Promise<void>
  /** Runs an action once, after some milliseconds. Returns the function that cancels it. Does not keep the process alive. */
  schedule(milliseconds: number, action: () => void): () => void
}

export const systemClock: Clock = {
  now: () => new Date(),
  elapsed: () => performance.now(),
  wait: (milliseconds) => pause(milliseconds),
  schedule: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds)
    timer.unref()
    return () => clearTimeout(timer)
  },
}
