import type { Clock } from './clock.ts'
import type { FileSystem } from './file-system.ts'

const lookEvery = 2_000
const lookAfterEvent = 15

/**
 * Calls `look` soon after something in a folder may have changed, and also every two seconds, since
 * not every disk reports changes. Never runs two at a time. Returns the function that stops it.
 */
export function watchFolder(
  folder: string,
  fileSystem: FileSystem,
  clock: Clock,
  look: () => Promise<void>,
): () => void {
  let ended = false
  let looking = false
  let lookAgain = false
  let soon = false
  let cancel = (): void => undefined

  function schedule(pause: number): void {
    cancel()
    if (!ended) cancel = clock.schedule(pause, () => void lookNow())
  }

  async function lookNow(): Promise<void> {
    soon = false
    looking = true
    lookAgain = false
    await look()
    looking = false
    // Read again, since events may have arrived during the look.
    if (lookIsWanted()) lookSoon()
    else schedule(lookEvery)
  }

  const lookIsWanted = (): boolean => lookAgain

  function lookSoon(): void {
    if (looking) lookAgain = true
    else if (!soon) {
      soon = true
      schedule(lookAfterEvent)
    }
  }

  const stop = fileSystem.watch(folder, lookSoon)
  schedule(lookEvery)
  return () => {
    ended = true
    stop()
    cancel()
  }
}
