/** A piece of two texts: in both (`kept`), only in the first (`lost`), or only in the second (`gained`). */
export interface TextPiece {
  readonly kind: 'kept' | 'lost' | 'gained'
  readonly text: string
}

/**
 * Returns the word-by-word difference of two texts. `kept` and `lost` pieces joined give `a`, `kept`
 * and `gained` ones give `b`. Keeps the longest common subsequence of words. The time grows with the
 * product of both lengths, which is small for names of at most 200 characters.
 */
export function wordDifferences(a: string, b: string): TextPiece[] {
  const left = wordsOf(a)
  const right = wordsOf(b)
  const common = commonLengths(left, right)
  const pieces: TextPiece[] = []
  const add = (kind: TextPiece['kind'], text: string) => {
    const last = pieces.at(-1)
    if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + text }
    else pieces.push({ kind, text })
  }
  let i = 0
  let j = 0
  for (;;) {
    const lost = left[i]
    const gained = right[j]
    if (lost === undefined && gained === undefined) return pieces
    if (lost !== undefined && lost === gained) {
      add('kept', lost)
      i++
      j++
    } else if (
      lost !== undefined &&
      (gained === undefined || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))
    ) {
      add('lost', lost)
      i++
    } else if (gained !== undefined) {
      add('gained', gained)
      j++
    }
  }
}

/** Splits a text into words, spaces and single punctuation marks, without losing any. */
function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? []
}

/** Returns, for each pair of ends, the length of the longest common subsequence of `left[i…]` and `right[j…]`. */
function commonLengths(left: readonly string[], right: readonly string[]): readonly number[][] {
  const lengths = Array.from({ length: left.length + 1 }, () =>
    new Array<number>(right.length + 1).fill(0),
  )
  for (let i = left.length - 1; i >= 0; i--) {
    const row = lengths[i] ?? []
    const below = lengths[i + 1] ?? []
    for (let j = right.length - 1; j >= 0; j--) {
      row[j] =
        left[i] === right[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return lengths
}
