import type { CodeEdition } from '#core/comparison/code-history.ts'
import type { Category } from '#core/editions/outline.ts'
import { codeRunsTexts } from './texts.ts'

/** Consecutive editions in which a code belonged to the same category. */
export interface CodeRun {
  /** Oldest first. */
  readonly editions: readonly string[]
  /** The deepest category that contains it, as in the newest of these editions; `undefined` if none does. */
  readonly category: Category | undefined
  /** Names from the section down. */
  readonly path: string
  /** How it came about; empty if there is nothing to say. */
  readonly word: string
}

/**
 * Returns the categories of a code, oldest first, with unchanged editions combined. `deletedIn` is the first edition
 * without the code, if it is known.
 */
export function codeRuns(places: readonly CodeEdition[], deletedIn?: string): CodeRun[] {
  const runs: { editions: string[]; category: Category | undefined; path: string; word: string }[] =
    []
  places.forEach(({ edition, step, path, became }, index) => {
    const category = path.at(-1)
    const last = runs.at(-1)
    const names = path.map(({ name }) => name).join(' › ')
    if (last !== undefined && last.category?.id === category?.id) {
      last.editions.push(edition)
      last.category = category
      last.path = names
    } else {
      const kin = became.map(({ name }) => name).join(codeRunsTexts.and)
      const isEnd = edition === deletedIn && category === undefined
      const told =
        index === 0 && step === 'came'
          ? ''
          : isEnd
            ? codeRunsTexts.deleted
            : codeRunsTexts.steps[step]
      const word = kin === '' ? told : codeRunsTexts.becameNow(told, kin)
      runs.push({ editions: [edition], category, path: names, word })
    }
  })
  return runs
}
