const longestWait = 2_000

/** Resolves when the window has nothing else to do, after two seconds at the latest. */
export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) {
      requestIdleCallback(() => resolve(), { timeout: longestWait })
    } else {
      setTimeout(resolve)
    }
  })
}
