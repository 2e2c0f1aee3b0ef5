import type { Page } from '@playwright/test'

/** What one key press took, in ms. */
export interface KeyTime {
  /** From the key to the end of the first frame that shows what came of it: waiting for the frame is in it. */
  readonly painted: number
  /** The main thread's part of that: handling the key, and style, layout and paint of the frame. */
  readonly work: number
}

export interface LongTask {
  readonly duration: number
  /** When it began, in ms since the page was opened. */
  readonly start: number
}

interface Probe {
  readonly keys: KeyTime[]
  readonly longTasks: LongTask[]
  readonly longFrames: LongTask[]
  /** What has to differ from before the key for its frame to count; empty where any frame does. */
  watched: string
}

declare global {
  interface Window {
    atlasProbe?: Probe
  }
}

/** Puts the probe into the page; it times every key press from now on, and records long tasks. */
export async function putProbe(page: Page): Promise<void> {
  await page.evaluate(() => {
    const probe: Probe = { keys: [], longTasks: [], longFrames: [], watched: '' }
    window.atlasProbe = probe
    const watch = (type: string, into: LongTask[]) => {
      if (!PerformanceObserver.supportedEntryTypes.includes(type)) return
      new PerformanceObserver((list) => {
        for (const { duration, startTime: start } of list.getEntries()) {
          into.push({ duration, start })
        }
      }).observe({ type })
    }
    watch('longtask', probe.longTasks)
    watch('long-animation-frame', probe.longFrames)
    const state = () =>
      probe.watched === '' ? String(performance.now()) : stateOf(document, probe.watched)
    function stateOf(root: Document, selector: string): string {
      const found = root.querySelector(selector)
      return found instanceof HTMLSelectElement ? found.value : (found?.textContent ?? '')
    }
    /** A key that has changed nothing yet. */
    interface Unanswered {
      readonly before: string
      isOver: boolean
    }
    let unanswered: Unanswered | undefined
    window.addEventListener(
      'keydown',
      (event) => {
        const before = state()
        // At the end of a list a key changes nothing, and has no frame of its own.
        if (unanswered?.before === before) unanswered.isOver = true
        const mine: Unanswered = { before, isOver: false }
        unanswered = mine
        const began = event.timeStamp
        let handled = 0
        // A task of its own, after the key's handlers and all that they put into microtasks.
        const afterKey = new MessageChannel()
        afterKey.port1.onmessage = () => (handled = performance.now() - began)
        afterKey.port2.postMessage(null)
        const look = () => {
          const frameBegan = performance.now()
          if (mine.isOver) return
          if (state() === before) {
            requestAnimationFrame(look)
            return
          }
          const afterFrame = new MessageChannel()
          afterFrame.port1.onmessage = () => {
            const ended = performance.now()
            const rendering = ended - frameBegan
            // Where the frame came first, what was left of the handling was done within it.
            const untilFrame = frameBegan - began
            const handling = handled === 0 ? untilFrame : Math.min(handled, untilFrame)
            probe.keys.push({ painted: ended - began, work: handling + rendering })
          }
          afterFrame.port2.postMessage(null)
        }
        requestAnimationFrame(look)
      },
      { capture: true },
    )
  })
}

/** Says what has to differ for the frame of a key to count: the text of what a selector finds. */
export async function watchFor(page: Page, selector: string): Promise<void> {
  await page.evaluate((watched) => {
    if (window.atlasProbe !== undefined) window.atlasProbe.watched = watched
  }, selector)
}

/** Returns the times of the keys since it was last asked. */
export async function takeKeyTimes(page: Page): Promise<KeyTime[]> {
  return page.evaluate(() => window.atlasProbe?.keys.splice(0) ?? [])
}

/** Returns the tasks and the animation frames over 50 ms since it was last asked. */
export async function takeLongTasks(
  page: Page,
): Promise<{ readonly tasks: LongTask[]; readonly frames: LongTask[] }> {
  return page.evaluate(() => ({
    tasks: window.atlasProbe?.longTasks.splice(0) ?? [],
    frames: window.atlasProbe?.longFrames.splice(0) ?? [],
  }))
}

/** Scrolls an element by so many pixels a frame and returns the gaps between the frames, in ms. */
export async function scrollGaps(page: Page, selector: string, frames: number): Promise<number[]> {
  return page.evaluate(
    ([wanted, count]) =>
      new Promise<number[]>((resolve) => {
        const element = document.querySelector(wanted)
        const gaps: number[] = []
        let last = 0
        const step = (now: number) => {
          if (last !== 0) gaps.push(now - last)
          last = now
          element?.scrollBy(0, 240)
          if (gaps.length < count) requestAnimationFrame(step)
          else resolve(gaps)
        }
        requestAnimationFrame(step)
      }),
    [selector, frames] as const,
  )
}
