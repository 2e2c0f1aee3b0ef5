/** How far what was typed is from a word. */
interface WordDistance {
  /** To the whole word. */
  readonly whole: number
  /** To the nearest beginning of the word: what was typed may be unfinished. */
  readonly beginning: number
}

/** Added to an edit of the first letter, which people seldom get wrong. */
const firstLetterCost = 0.4
/** People write one vowel for another, as they sound alike. */
const vowelCost = 0.7

/**
 * Returns the cost of the cheapest edits that turn `typed` into `word` (optimal string alignment): 1 for a letter
 * too many, too few or another; less for a vowel for another and two letters swapped; more for the first letter.
 */
export function wordDistance(typed: string, word: string): WordDistance {
  const rows = typed.length
  const columns = word.length
  let beforePrevious: number[] = []
  let previous: number[] = [0]
  for (let column = 1; column <= columns; column++) {
    previous.push((previous[column - 1] ?? 0) + gapCost(column - 1))
  }
  for (let row = 1; row <= rows; row++) {
    const letter = typed[row - 1]
    const extra = gapCost(row - 1)
    const current = [(previous[0] ?? 0) + extra]
    for (let column = 1; column <= columns; column++) {
      const other = word[column - 1]
      const atStart = row === 1 && column === 1 ? firstLetterCost : 0
      let best =
        (previous[column - 1] ?? 0) +
        (letter === other ? 0 : otherLetterCost(letter, other) + atStart)
      best = Math.min(best, (previous[column] ?? 0) + extra)
      best = Math.min(best, (current[column - 1] ?? 0) + gapCost(column - 1))
      if (row > 1 && column > 1 && letter === word[column - 2] && other === typed[row - 2]) {
        const swapped = (beforePrevious[column - 2] ?? 0) + (letter === other ? 0 : swappedCost)
        best = Math.min(best, swapped)
      }
      current.push(best)
    }
    beforePrevious = previous
    previous = current
  }
  return { whole: previous[columns] ?? 0, beginning: Math.min(...previous) }
}

/** A little less than another edit: the letters themselves are right. */
const swappedCost = 0.8

function otherLetterCost(a = '', b = ''): number {
  return vowels.includes(a) && vowels.includes(b) ? vowelCost : 1
}

export const vowels = 'aeiouy'

function gapCost(at: number): number {
  return at === 0 ? 1 + firstLetterCost : 1
}

/** Spellings of one sound, in the order in which they are folded. */
const sounds: readonly (readonly [spelling: RegExp, sound: string])[] = [
  [/^ps/, 's'],
  [/^pt/, 't'],
  [/^(pn|kn|gn|mn)/, 'n'],
  [/^wr/, 'r'],
  [/^x/, 's'],
  [/eu/g, 'u'],
  [/ych/g, 'yk'],
  [/sch|sk/g, 'sk'],
  [/ph/g, 'f'],
  [/rrh|rh/g, 'r'],
  [/ch(?=[rlao])/g, 'k'],
  [/(?<=[aeiou])gh(?=t|$)/g, ''],
  [/[sct]i(?=o|a)/g, 'sh'],
  [/shi?[aeou]n/g, 'shn'],
  [/sc(?=[eiy])/g, 's'],
  [/c(?=[eiy])/g, 's'],
  [/ck|c(?!h)|q/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/th/g, 't'],
  [/ae|oe|ee|ea|ie|ei|y/g, 'i'],
  [/ou|oo|ue|ew/g, 'u'],
  [/e(?=.)/g, 'i'],
  [/e$/, ''],
  [/(?<=.)h/g, ''],
  [/(.)\1+/g, '$1'],
]

/**
 * Returns how a word sounds, roughly, so that spellings by ear meet: `fisical` and `physical`,
 * `numonia` and `pneumonia`. Only compared with other results of this function.
 */
export function soundOf(word: string): string {
  let sound = word
  for (const [spelling, replacement] of sounds) sound = sound.replace(spelling, replacement)
  return sound
}
