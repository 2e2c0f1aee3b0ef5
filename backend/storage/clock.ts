import { setTimeout as pause } from 'node:timers/promises'

/** Time, as the store uses it. */
export interface Clock {
  /** The time of day, which people and programs may set forward and back. */
  now(): Date
  /** Milliseconds since some moment. They only ever go on, whatever becomes of the time of day. */
  elapsed(): number
  /** Settles after some milliseconds. The process stays alive so long: somebody waits for a save. */
  wait(milliseconds: number): Promise<void>
  /** Runs an action once, after some milliseconds; returns the function that calls it off. The process need not stay alive for it. */
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
