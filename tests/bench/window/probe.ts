import type { Page } from '@playwright/test'

/** The times of a key press, in ms. */
export interface KeyTime {
  /** From the key press to the end of the first frame that shows its effect, including the wait for the frame. */
  readonly painted: number
  /** The main thread's part: handling the key, and style, layout and paint of the frame. */
  readonly work: number
}

export interface LongTask {
  readonly duration: number
  /** Its start, in ms since the page was opened. */
  readonly start: number
}

interface Probe {
  readonly keys: KeyTime[]
  readonly longTasks: LongTask[]
  readonly longFrames: LongTask[]
  /** What must change for a frame to count; empty if any frame counts. */
  watched: string
}

declare global {
  interface Window {
    atlasProbe?: Probe
  }
}

/** Installs the probe in the page. From then on it times every key press and records long tasks. */
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
    /** A key press without an effect yet. */
    interface Unanswered {
      readonly before: string
      isOver: boolean
    }
    let unanswered: Unanswered | undefined
    window.addEventListener(
      'keydown',
      (event) => {
        const before = state()
        // At the end of a list, a key press changes nothing and gets no frame.
        if (unanswered?.before === before) unanswered.isOver = true
        const mine: Unanswered = { before, isOver: false }
        unanswered = mine
        const began = event.timeStamp
        let handled = 0
        // A separate task, after the handlers of the key and all their microtasks.
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
            // If the frame came first, it includes the rest of the handling.
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

/** Sets what must change for the frame of a key press to count: the text of a selector's element. */
export async function watchFor(page: Page, selector: string): Promise<void> {
  await page.evaluate((watched) => {
    if (window.atlasProbe !== undefined) window.atlasProbe.watched = watched
  }, selector)
}

/** Returns the times of the key presses since the last call. */
export async function takeKeyTimes(page: Page): Promise<KeyTime[]> {
  return page.evaluate(() => window.atlasProbe?.keys.splice(0) ?? [])
}

/** Returns the tasks and animation frames over 50 ms since the last call. */
export async function takeLongTasks(
  page: Page,
): Promise<{ readonly tasks: LongTask[]; readonly frames: LongTask[] }> {
  return page.evaluate(() => ({
    tasks: window.atlasProbe?.longTasks.splice(0) ?? [],
    frames: window.atlasProbe?.longFrames.splice(0) ?? [],
  }))
}

/** Scrolls an element by a number of pixels per frame and returns the gaps between frames, in ms. */
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
