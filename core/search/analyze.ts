import type { LanguageFile } from '../editions/reference-files.ts'
import { type Word, wordsOf } from '../text/words.ts'

/** A word as index and query compare it, and where it is in the text (UTF-16 units, end not included). */
export interface Token {
  readonly term: string
  /** As it is written, in lower case and without marks; the same as `term` where it stands for other words. */
  readonly word: string
  readonly start: number
  readonly end: number
}

/** Turns texts into tokens, the same way for the index and for a query. Made by {@link buildAnalyzer}. */
export interface Analyzer {
  /** Returns the tokens of a text, stop words left out. */
  readonly analyze: (text: string) => Token[]
  /** Calls `visit` for the word of each token: what indexes many texts does without tokens. */
  readonly eachWord: (text: string, visit: WordVisitor) => void
  /** Returns the term of a single word. */
  readonly termOf: (word: string) => string
  /** Whether a term qualifies a query but rarely decides it. */
  readonly isWeak: (term: string) => boolean
  /** Terms without which a query does not mean an alias that has them. */
  readonly requiredTerms: readonly string[]
  /** Whether a word only says who bills where it comes first, as `HC` does in hospitals' price lists. */
  readonly isBillingMark: (word: string) => boolean
}

type WordVisitor = (word: string, start: number, end: number) => void

interface Shorthand {
  readonly written: readonly string[]
  readonly words: readonly string[]
}

const romanNumerals = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']
const numberWithUnit = /^(\d+)([a-z]+)$/

/** Returns an analyzer for a language; without one it only splits words and unifies their spellings. */
export function buildAnalyzer(language: LanguageFile | null): Analyzer {
  const data: Partial<LanguageFile> = language ?? {}
  const stopWords = new Set(data.stopWords)
  const spellings = new Map(Object.entries(data.spellings ?? {}))
  const units = new Map(
    Object.entries(data.units ?? {}).map(([unit, words]) => [unit, plainWords(words)]),
  )
  const numbered = new Set(data.numbered)
  const shorthand = new Map<string, Shorthand[]>()
  for (const [written, words] of Object.entries(data.shorthand ?? {})) {
    const marked = wordsOf(written).map((word) => word.marked)
    const [first = ''] = marked
    const others = shorthand.get(first) ?? []
    others.push({ written: marked, words: plainWords(words) })
    others.sort((a, b) => b.written.length - a.written.length)
    shorthand.set(first, others)
  }
  const termOf = (word: string) => spellings.get(word) ?? singular(word)
  const weak = new Set(data.weakWords?.flatMap((word) => plainWords(word).map(termOf)))
  const billingMarks = new Set(data.billingMarks)

  const shorthandAt = (words: readonly Word[], at: number): Shorthand | undefined =>
    shorthand
      .get(words[at]?.marked ?? '')
      ?.find(({ written }) => written.every((part, ahead) => words[at + ahead]?.marked === part))

  const eachWord = (text: string, visit: WordVisitor): void => {
    const words = wordsOf(text)
    for (let at = 0; at < words.length; at++) {
      const word = words[at]
      if (word === undefined) break
      const { start } = word
      const short = shorthandAt(words, at)
      if (short !== undefined) at += short.written.length - 1
      const end = words[at]?.end ?? word.end
      const written = short?.words ?? wordsFor(word.text, words[at - 1]?.text ?? '')
      if (written === undefined) {
        if (!stopWords.has(word.text)) visit(word.text, start, end)
      } else for (const one of written) if (!stopWords.has(one)) visit(one, start, end)
    }
  }
  /** Writes out a unit after a number (`15m`, `3 v`) and a Roman numeral; `undefined` for any other word. */
  const wordsFor = (word: string, before: string): readonly string[] | undefined => {
    const [, number, unit = ''] = numberWithUnit.exec(word) ?? []
    if (number !== undefined) {
      const unitWords = units.get(unit)
      return unitWords === undefined ? undefined : [number, ...unitWords]
    }
    if (isNumber(before)) return units.get(word)
    const numeral = romanNumerals.indexOf(word)
    return numeral < 0 || !numbered.has(before) ? undefined : [String(numeral + 1)]
  }
  return {
    analyze: (text) => {
      const tokens: Token[] = []
      eachWord(text, (word, start, end) => tokens.push({ term: termOf(word), word, start, end }))
      return tokens
    },
    eachWord,
    termOf,
    isWeak: (term) => weak.has(term) || isNumber(term),
    requiredTerms: data.requiredWords?.map(termOf) ?? [],
    isBillingMark: (word) => billingMarks.has(word),
  }
}

function plainWords(text: string): string[] {
  return wordsOf(text).map((word) => word.text)
}

/** Whether a term is a number: beside words it counts or grades something. */
function isNumber(term: string): boolean {
  return /^\d+$/.test(term)
}

function singular(word: string): string {
  const length = word.length
  if (length < 4 || !word.endsWith('s')) return word
  if (word.endsWith('ies') && length > 4) return `${word.slice(0, -3)}y`
  if (/...[oye]ses$/.test(word)) return `${word.slice(0, -2)}is`
  if (/(ss|x|ch|sh|z)es$/.test(word)) return word.slice(0, -2)
  return /(ss|us|is)$/.test(word) ? word : word.slice(0, -1)
}

/** Endings of words of one family, the longest first. */
const endings =
  'ization ational ations izing ation ating ative ional ized ated ator able ible ment ions ize ate ion ing ive age ed er or al ic e y'.split(
    ' ',
  )
/** Short endings are cut from long words only: too many words end so by chance. */
const leastStem = 4
const leastStemOfShort = 5
const shortEnding = 2

/**
 * Returns the stem that a word shares with its family (`laparoscopic` and `laparoscopy`, `amputate` and `amputation`).
 * A guess: a match by stem counts less than one by the term.
 */
export function stemOf(term: string): string {
  const ending = endings.find((each) => term.endsWith(each)) ?? ''
  const stem = term.slice(0, term.length - ending.length)
  return stem.length >= (ending.length <= shortEnding ? leastStemOfShort : leastStem) ? stem : term
}
