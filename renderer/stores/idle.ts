/**
 * In ms. A window that is never idle continues after this time. After an unlucky resize, Chromium sometimes
 * considers itself busy forever, and then each step of longer work waits this long.
 */
const longestWait = 500

/** In ms. When less than this is left of an idle period, the work pauses. */
const reserve = 2

/**
 * Runs `work` when the window is idle, or after half a second. Its argument tells whether there is time for
 * more. Returns the function that cancels it.
 */
export function runWhenIdle(work: (hasTime: () => boolean) => void): () => void {
  // Only the browser environment of the component tests lacks this.
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

/** Resolves when the window is idle, or after half a second. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    runWhenIdle(() => resolve())
  })
}

/**
 * Runs steps of longer work while the window is idle, and stops once the work is no longer wanted. Resolves with
 * the result, or with `undefined` if it stopped.
 */
export async function workWhenIdle<Result>(
  steps: Generator<undefined, Result>,
  isWanted: () => boolean,
): Promise<Result | undefined> {
  while (isWanted()) {
    const done = await stepWhenIdle(steps)
    if (done !== undefined) return done
  }
  return undefined
}

/** Runs at least one step. Resolves with the result when the work is done, otherwise with `undefined`. */
function stepWhenIdle<Result>(steps: Generator<undefined, Result>): Promise<Result | undefined> {
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
