/**
 * In ms: a window that is never idle gets on with it all the same. Chromium, resized at a bad moment, now
 * and then takes itself to be busy for good, and what reads on step by step waits this long at each one.
 */
const longestWait = 500

/** Less than this is left of an idle stretch, in ms: enough to end in time. */
const reserve = 2

/**
 * Runs `work` when the window has nothing else to do, after half a second at the latest. It is told how to
 * ask whether there is time for more. Returns what calls it off.
 */
export function runWhenIdle(work: (hasTime: () => boolean) => void): () => void {
  // What no browser that runs the app lacks, the component tests' one does.
  if (!('requestIdleCallback' in window)) {
    const id = setTimeout(() => work(() => false))
    return () => clearTimeout(id)
  }
  const id = window.requestIdleCallback(
    (deadline) => work(() => deadline.timeRemaining() > reserve),
    { timeout: longestWait },
  )
  return () => window.cancelIdleCallback(id)
}

/** Resolves when the window has nothing else to do, after half a second at the latest. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    runWhenIdle(() => resolve())
  })
}

/**
 * Takes steps of some work for as long as the window has nothing else to do; one at least. Resolves with its
 * result once it is done, else with `undefined`.
 */
export function stepWhenIdle<Result>(
  steps: Generator<undefined, Result>,
): Promise<Result | undefined> {
  return new Promise((resolve) => {
    runWhenIdle((hasTime) => {
      do {
        const { done, value } = steps.next()
        if (done === true) {
          resolve(value)
          return
        }
      } while (hasTime())
      resolve(undefined)
    })
  })
}
