import { type Lists, addTo, listOf } from './lists.ts'
import { lemmaOf, stemOf } from './word-forms.ts'
import { isStopWord } from './words.ts'

/** Grows while documents are read; {@link finishLexicon} makes it searchable. */
export interface LexiconBuilder {
  /** Each spelling met, with the number of its lemma; {@link noLemma} for stop words. */
  readonly lemmaOfSpelling: Map<string, number>
  readonly lemmaIds: Map<string, number>
}

/**
 * The words of an index. A spelling is a word as it stands in a text; a lemma stands for all
 * spellings of one word ({@link lemmaOf}). Lemmas are numbered in the order in which they were met.
 */
export interface Lexicon {
  readonly lemmaOfSpelling: ReadonlyMap<string, number>
  readonly lemmas: readonly string[]
  readonly lemmaIds: ReadonlyMap<string, number>
  /** The spellings in the order of their letters, for beginnings. */
  readonly sorted: readonly string[]
  /** For each stem, the lemmas that share it; filled when first asked for. */
  readonly lemmasByStem: Lists<string>
}

/** What {@link noteWord} returns for a word that tells nothing. */
export const noLemma = -1

export function startLexicon(): LexiconBuilder {
  return { lemmaOfSpelling: new Map(), lemmaIds: new Map() }
}

/** Returns the number of a word's lemma, noting the word if it is new; {@link noLemma} for a stop word. */
export function noteWord(builder: LexiconBuilder, word: string): number {
  const known = builder.lemmaOfSpelling.get(word)
  if (known !== undefined) return known
  const id = isStopWord(word) ? noLemma : noteLemma(builder, lemmaOf(word))
  builder.lemmaOfSpelling.set(word, id)
  return id
}

function noteLemma({ lemmaIds }: LexiconBuilder, lemma: string): number {
  const known = lemmaIds.get(lemma)
  if (known !== undefined) return known
  const id = lemmaIds.size
  lemmaIds.set(lemma, id)
  return id
}

export function finishLexicon({ lemmaOfSpelling, lemmaIds }: LexiconBuilder): Lexicon {
  const sorted: string[] = []
  for (const [spelling, lemma] of lemmaOfSpelling) {
    if (lemma === noLemma) lemmaOfSpelling.delete(spelling)
    else sorted.push(spelling)
  }
  sorted.sort()
  const lemmas = [...lemmaIds.keys()]
  return { lemmaOfSpelling, lemmas, lemmaIds, sorted, lemmasByStem: new Map() }
}

/** Returns the spellings that begin so, in the order of their letters. */
export function spellingsBeginning(lexicon: Lexicon, beginning: string): string[] {
  const { sorted } = lexicon
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? '') < beginning) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < sorted.length && (sorted[end] ?? '').startsWith(beginning)) end++
  return sorted.slice(low, end)
}

/** Returns the lemma of a word that the index has, in any of its spellings, or `undefined`. */
export function lemmaIdOf(lexicon: Lexicon, word: string): number | undefined {
  return lexicon.lemmaOfSpelling.get(word) ?? lexicon.lemmaIds.get(lemmaOf(word))
}

/** Returns the lemmas that share a stem ({@link stemOf}). */
export function lemmasOfStem({ lemmas, lemmasByStem }: Lexicon, stem: string): readonly number[] {
  if (lemmasByStem.size === 0) {
    lemmas.forEach((lemma, id) => addTo(lemmasByStem, stemOf(lemma), id))
  }
  return listOf(lemmasByStem, stem)
}
