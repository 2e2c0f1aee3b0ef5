import { lemmaOf, stemOf } from './word-forms.ts'

/** Grows while documents are read; {@link finishLexicon} makes it searchable. */
export interface LexiconBuilder {
  readonly spellingIds: Map<string, number>
  readonly lemmaOfSpelling: number[]
  readonly lemmaIds: Map<string, number>
}

/**
 * The words of an index. A spelling is a word as it stands in a text; a lemma stands for all
 * spellings of one word ({@link lemmaOf}). Both are numbered in the order in which they were met.
 */
export interface Lexicon {
  readonly spellings: readonly string[]
  readonly spellingIds: ReadonlyMap<string, number>
  readonly lemmaOfSpelling: readonly number[]
  readonly lemmas: readonly string[]
  readonly lemmaIds: ReadonlyMap<string, number>
  /** The spellings in the order of their letters, for beginnings. */
  readonly sorted: readonly string[]
  /** For each stem, the lemmas that share it. */
  readonly lemmasByStem: ReadonlyMap<string, readonly number[]>
}

export function startLexicon(): LexiconBuilder {
  return { spellingIds: new Map(), lemmaOfSpelling: [], lemmaIds: new Map() }
}

/** Returns the number of a word's lemma, noting the word if it is new. */
export function noteWord(builder: LexiconBuilder, word: string): number {
  const known = builder.spellingIds.get(word)
  if (known !== undefined) return builder.lemmaOfSpelling[known] ?? 0
  const lemma = lemmaOf(word)
  let lemmaId = builder.lemmaIds.get(lemma)
  if (lemmaId === undefined) {
    lemmaId = builder.lemmaIds.size
    builder.lemmaIds.set(lemma, lemmaId)
  }
  builder.spellingIds.set(word, builder.lemmaOfSpelling.length)
  builder.lemmaOfSpelling.push(lemmaId)
  return lemmaId
}

export function finishLexicon(builder: LexiconBuilder): Lexicon {
  const spellings = [...builder.spellingIds.keys()]
  const lemmas = [...builder.lemmaIds.keys()]
  const lemmasByStem = new Map<string, number[]>()
  lemmas.forEach((lemma, id) => {
    const stem = stemOf(lemma)
    const family = lemmasByStem.get(stem)
    if (family === undefined) lemmasByStem.set(stem, [id])
    else family.push(id)
  })
  return {
    spellings,
    spellingIds: builder.spellingIds,
    lemmaOfSpelling: builder.lemmaOfSpelling,
    lemmas,
    lemmaIds: builder.lemmaIds,
    sorted: [...spellings].sort(),
    lemmasByStem,
  }
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
  const spelling = lexicon.spellingIds.get(word)
  return spelling === undefined
    ? lexicon.lemmaIds.get(lemmaOf(word))
    : lexicon.lemmaOfSpelling[spelling]
}
