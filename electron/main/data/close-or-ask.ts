import { setTimeout as delay } from 'node:timers/promises'

/** What a person chose about changes that cannot be saved. */
export type UnsavedChoice = 'try-again' | 'lose'

/**
 * Closes the data. Where not all of it can be saved, asks, and goes on trying meanwhile: the question is taken back (by its
 * signal) as soon as all is saved. `close` returns what is not saved, in sentences, or `undefined`; `tryEvery` is in milliseconds.
 * Returns what the person gave up, or `undefined`.
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
