import { setTimeout as delay } from 'node:timers/promises'

/** The user's choice about changes that cannot be saved. */
export type UnsavedChoice = 'try-again' | 'lose'

/**
 * Closes the data. If it cannot save everything, it asks the user and keeps trying. When everything is saved, it withdraws
 * the question through its signal. `close` returns sentences on what is not saved, or `undefined`; `tryEvery` is in milliseconds.
 * Returns what the user gave up, or `undefined`.
 */
export async function closeOrAsk(
  close: () => Promise<string | undefined>,
  ask: (unsaved: string, signal: AbortSignal) => Promise<UnsavedChoice>,
  tryEvery = 1_000,
): Promise<string | undefined> {
  let unsaved = await close()
  while (unsaved !== undefined) {
    const question = new AbortController()
    const asked = ask(unsaved, question.signal)
    let choice: UnsavedChoice | undefined
    while (unsaved !== undefined && choice === undefined) {
      choice = await Promise.race([asked, delay(tryEvery, undefined)])
      if (choice === 'lose') return unsaved
      unsaved = await close()
    }
    question.abort()
  }
  return undefined
}
