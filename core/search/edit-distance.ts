/** How far what was typed is from a word. Costs are explained at {@link editDistance}. */
export interface EditDistance {
  /** To the whole word. */
  readonly whole: number
  /** To the nearest beginning of the word: what was typed may be unfinished. */
  readonly beginning: number
}

const vowels = 'aeiouy'

/** Letters that people write for one another because they sound alike. */
const soundAlikes = 'ck cs sz ij gj fv mn td bp xz iy'.split(' ')

const keyboardRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** The cost of one letter for another, at `typed * 26 + meant`; a table, as it is asked so often. */
const substitutionCosts = buildSubstitutionCosts()

function buildSubstitutionCosts(): Float32Array {
  const costs = new Float32Array(26 * 26).fill(1)
  const set = (one: string, other: string, cost: number) => {
    const [a, b] = [letterNumber(one, 0), letterNumber(other, 0)]
    costs[a * 26 + b] = cost
    costs[b * 26 + a] = cost
  }
  keyboardRows.forEach((row, rowAt) => {
    const above = keyboardRows[rowAt - 1] ?? ''
    for (let column = 0; column < row.length; column++) {
      const near = row.charAt(column + 1) + above.slice(column, column + 2)
      for (const other of near) set(row.charAt(column), other, 0.8)
    }
  })
  for (const pair of soundAlikes) set(pair.charAt(0), pair.charAt(1), 0.7)
  for (const one of vowels) for (const other of vowels) set(one, other, 0.7)
  for (let letter = 0; letter < 26; letter++) costs[letter * 27] = 0
  return costs
}

function letterNumber(text: string, at: number): number {
  return text.charCodeAt(at) - 97
}

const isSoft = Uint8Array.from({ length: 26 }, (_none, letter) =>
  (vowels + 'h').includes(String.fromCharCode(97 + letter)) ? 1 : 0,
)

/** The cost of a letter too many or too few: less where it only doubles its neighbour or is seldom heard. */
function gapCost(letter: number, before: number, after: number): number {
  if (letter === before || letter === after) return 0.5
  return isSoft[letter] === 1 ? 0.8 : 1
}

const transpositionCost = 0.8
/** Added to an edit of the first letter, which people seldom get wrong. */
const firstLetterCost = 0.4

/**
 * Both words are made of the letters a to z. Returns the cost of the cheapest edits that turn `typed` into `word` (optimal string alignment:
 * a letter too many, too few, another, or two swapped). A plain edit costs 1. Slips that are
 * commoner cost less: a vowel for another, letters that sound alike, neighbouring keys, a doubled or
 * undoubled letter, a dropped vowel or h, two letters swapped. An edit of the first letter costs more.
 */
export function editDistance(typed: string, word: string): EditDistance {
  const rows = typed.length
  const columns = word.length
  if (gaps.length < columns + 1) growScratch(columns + 1)
  let beforePrevious = rowA
  let previous = rowB
  let current = rowC
  previous[0] = 0
  for (let column = 1; column <= columns; column++) {
    const letter = letterNumber(word, column - 1)
    letters[column] = letter
    const gap = gapCost(letter, letters[column - 1] ?? -1, letterNumber(word, column))
    gaps[column] = gap
    previous[column] = (previous[column - 1] ?? 0) + gap + (column === 1 ? firstLetterCost : 0)
  }
  let letterBefore = -1
  for (let row = 1; row <= rows; row++) {
    const letter = letterNumber(typed, row - 1)
    const atStart = row === 1 ? firstLetterCost : 0
    const extra = gapCost(letter, letterBefore, letterNumber(typed, row)) + atStart
    let left = (previous[0] ?? 0) + extra
    current[0] = left
    let diagonal = previous[0] ?? 0
    for (let column = 1; column <= columns; column++) {
      const other = letters[column] ?? 0
      let best = diagonal
      if (letter !== other) {
        best += substitutionCosts[letter * 26 + other] ?? 1
        if (column === 1) best += atStart
      }
      diagonal = previous[column] ?? 0
      const tooMany = diagonal + extra
      if (tooMany < best) best = tooMany
      const tooFew = left + (gaps[column] ?? 1)
      if (tooFew < best) best = tooFew
      if (row > 1 && column > 1 && letter !== other && letterBefore === other) {
        if (letter === letters[column - 1]) {
          const swapped = (beforePrevious[column - 2] ?? 0) + transpositionCost
          if (swapped < best) best = swapped
        }
      }
      current[column] = best
      left = best
    }
    letterBefore = letter
    const spare = beforePrevious
    beforePrevious = previous
    previous = current
    current = spare
  }
  let beginning = Infinity
  for (let column = 0; column <= columns; column++) {
    beginning = Math.min(beginning, previous[column] ?? Infinity)
  }
  return { whole: previous[columns] ?? 0, beginning }
}

/** Kept between calls: a search asks for some hundred distances. */
let rowA = new Float32Array(32)
let rowB = new Float32Array(32)
let rowC = new Float32Array(32)
let gaps = new Float32Array(32)
let letters = new Int8Array(32)

function growScratch(length: number): void {
  rowA = new Float32Array(length)
  rowB = new Float32Array(length)
  rowC = new Float32Array(length)
  gaps = new Float32Array(length)
  letters = new Int8Array(length)
}
