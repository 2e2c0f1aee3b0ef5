/** How far what was typed is from a word. Costs are explained at {@link editDistance}. */
export interface EditDistance {
  /** To the whole word. */
  readonly whole: number
  /** To the nearest beginning of the word: what was typed may be unfinished. */
  readonly beginning: number
}

const vowels = new Set('aeiouy')

/** Letters that people write for one another because they sound alike. */
const soundAlikes = new Set(
  'ck kc cs sc sz zs ij gj jg fv vf mn nm td dt pb bp xz zx iy yi'.split(' '),
)

const keyboardRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const neighbourKeys = new Set(
  keyboardRows.flatMap((row, rowIndex) =>
    Array.from(row).flatMap((key, column) => {
      const above = keyboardRows[rowIndex - 1] ?? ''
      const near = [row[column + 1], above[column], above[column + 1]].filter(
        (other) => other !== undefined,
      )
      return near.flatMap((other) => [key + other, other + key])
    }),
  ),
)

function substitutionCost(typed: string, meant: string): number {
  if (vowels.has(typed) && vowels.has(meant)) return 0.7
  const pair = typed + meant
  if (soundAlikes.has(pair)) return 0.7
  return neighbourKeys.has(pair) ? 0.8 : 1
}

/** The cost of a letter too many or too few: less where it only doubles its neighbour or is seldom heard. */
function gapCost(letter: string, before: string, after: string): number {
  if (letter === before || letter === after) return 0.5
  return vowels.has(letter) || letter === 'h' ? 0.8 : 1
}

const transpositionCost = 0.8
/** Added to an edit of the first letter, which people seldom get wrong. */
const firstLetterCost = 0.4

/**
 * Returns the cost of the cheapest edits that turn `typed` into `word` (optimal string alignment:
 * a letter too many, too few, another, or two swapped). A plain edit costs 1. Slips that are
 * commoner cost less: a vowel for another, letters that sound alike, neighbouring keys, a doubled or
 * undoubled letter, a dropped vowel or h, two letters swapped. An edit of the first letter costs more.
 */
export function editDistance(typed: string, word: string): EditDistance {
  const rows = typed.length
  const columns = word.length
  let beforePrevious = new Float32Array(columns + 1)
  let previous = new Float32Array(columns + 1)
  let current = new Float32Array(columns + 1)
  for (let column = 1; column <= columns; column++) {
    previous[column] =
      (previous[column - 1] ?? 0) +
      gapCost(word.charAt(column - 1), word.charAt(column - 2), word.charAt(column)) +
      (column === 1 ? firstLetterCost : 0)
  }
  for (let row = 1; row <= rows; row++) {
    const letter = typed.charAt(row - 1)
    const letterBefore = typed.charAt(row - 2)
    const extra =
      gapCost(letter, letterBefore, typed.charAt(row)) + (row === 1 ? firstLetterCost : 0)
    current[0] = (previous[0] ?? 0) + extra
    for (let column = 1; column <= columns; column++) {
      const other = word.charAt(column - 1)
      const atStart = row === 1 && column === 1 ? firstLetterCost : 0
      let best =
        (previous[column - 1] ?? 0) +
        (letter === other ? 0 : substitutionCost(letter, other) + atStart)
      const tooMany = (previous[column] ?? 0) + extra
      if (tooMany < best) best = tooMany
      const tooFew =
        (current[column - 1] ?? 0) + gapCost(other, word.charAt(column - 2), word.charAt(column))
      if (tooFew < best) best = tooFew
      if (row > 1 && column > 1 && letter === word.charAt(column - 2) && letterBefore === other) {
        const swapped = (beforePrevious[column - 2] ?? 0) + transpositionCost
        if (letter !== other && swapped < best) best = swapped
      }
      current[column] = best
    }
    const spare = beforePrevious
    beforePrevious = previous
    previous = current
    current = spare
  }
  let beginning = Infinity
  for (const cost of previous) if (cost < beginning) beginning = cost
  return { whole: previous[columns] ?? 0, beginning }
}
