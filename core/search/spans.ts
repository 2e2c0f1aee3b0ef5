import type { Span } from './answer.ts'
import type { DocumentIndex } from './document-index.ts'
import type { WordMatch } from './explain-match.ts'
import { lemmaIdOf } from './lexicon.ts'
import { type Word, wordsOf } from './words.ts'

/** A word of a name that the index knows. */
export interface NameMark extends Word {
  readonly lemma: number
}

/** How many names' words are remembered before the cache starts anew. */
const mostRemembered = 4000

function marksOf(index: DocumentIndex, name: string): readonly NameMark[] {
  let marks = index.nameMarks.get(name)
  if (marks === undefined) {
    if (index.nameMarks.size >= mostRemembered) index.nameMarks.clear()
    marks = wordsOf(name).flatMap((word) => {
      const lemma = lemmaIdOf(index.lexicon, word.text)
      return lemma === undefined ? [] : [{ ...word, lemma }]
    })
    index.nameMarks.set(name, marks)
  }
  return marks
}

/**
 * Returns the parts of a name in which the words matched, ascending and disjoint: a whole word, or
 * as much of it as was typed where only its beginning was.
 */
export function spansIn(index: DocumentIndex, name: string, matches: readonly WordMatch[]): Span[] {
  const spans: Span[] = []
  for (const { text, start, end, lemma } of marksOf(index, name)) {
    let last = 0
    for (const { typed, reading } of matches) {
      if (!reading.lemmas.includes(lemma)) continue
      const begins = reading.kind === 'beginning' && text.startsWith(typed)
      // A joined word (E/M) has marks that its compared form has not: then all of it is marked.
      const isPlain = end - start === text.length
      last = Math.max(last, begins && isPlain ? start + typed.length : end)
    }
    if (last > 0) spans.push({ start, end: last })
  }
  return spans
}
