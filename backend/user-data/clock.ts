/** Time, as the store uses it. */
export interface Clock {
  now(): Date
  /** Runs an action once, after some milliseconds; returns the function that calls it off. */
  schedule(milliseconds: number, action: () => void): () => void
}

/** The real time. What is scheduled does not keep the process alive. */
export const systemClock: Clock = {
  now: () => new Date(),
  schedule: (milliseconds, action) => {
    const timer = setTimeout(action, milliseconds)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** Settles after some milliseconds. */
export function wait(clock: Clock, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    clock.schedule(milliseconds, resolve)
  })
}
