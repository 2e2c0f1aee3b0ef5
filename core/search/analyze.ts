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
  /** Returns the same words without their terms, for whoever knows most terms already. */
  readonly words: (text: string) => readonly Word[]
  /** Returns the term of a single word. */
  readonly termOf: (word: string) => string
  /** Whether a term qualifies a query but rarely decides it. */
  readonly isWeak: (term: string) => boolean
  /** Terms without which a query does not mean an alias that has them. */
  readonly requiredTerms: readonly string[]
  /** Whether a word only says who bills where it comes first, as `HC` does in hospitals' price lists. */
  readonly isBillingMark: (word: string) => boolean
}

const romanNumerals = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']
const numberWithUnit = /^(\d+)([a-z]+)$/
const startsWithDigit = (word: string) => word.charCodeAt(0) <= 57

/** Returns an analyzer for a language; without one it only splits words and unifies their spellings. */
export function buildAnalyzer(language: LanguageFile | null): Analyzer {
  const data: Partial<LanguageFile> = language ?? {}
  const stopWords = new Set(data.stopWords)
  const spellings = new Map(Object.entries(data.spellings ?? {}))
  const units = new Map(
    Object.entries(data.units ?? {}).map(([unit, words]) => [unit, plainWords(words)]),
  )
  const numbered = new Set(data.numbered)
  /** By its first word, the longest first. */
  const shorthand = new Map<string, { written: string[]; words: string[] }[]>()
  for (const [written, words] of Object.entries(data.shorthand ?? {})) {
    const marked = wordsOf(written).map((word) => word.marked)
    const [first = ''] = marked
    const others = shorthand.get(first) ?? []
    others.push({ written: marked, words: plainWords(words) })
    others.sort((a, b) => b.written.length - a.written.length)
    shorthand.set(first, others)
  }
  /** Words that may be left out or stand for others. All others but those with numbers are what they are. */
  const special = new Set([...stopWords, ...units.keys(), ...romanNumerals, ...shorthand.keys()])
  const termOf = (word: string) => spellings.get(word) ?? singular(word)
  const weak = new Set(data.weakWords?.flatMap((word) => plainWords(word).map(termOf)))
  const billingMarks = new Set(data.billingMarks)

  const isPlain = ({ text, marked }: Word) =>
    !special.has(text) && (marked === text || !special.has(marked)) && !startsWithDigit(text)
  const words = (text: string): readonly Word[] => {
    const all = wordsOf(text)
    if (all.every(isPlain)) return all
    const read: Word[] = []
    for (let at = 0; at < all.length; at++) {
      const word = all[at]
      if (word === undefined) break
      if (isPlain(word)) {
        read.push(word)
        continue
      }
      const short = shorthand
        .get(word.marked)
        ?.find(({ written }) => written.every((part, ahead) => all[at + ahead]?.marked === part))
      const before = all[at - 1]?.text ?? ''
      if (short !== undefined) at += short.written.length - 1
      const end = all[at]?.end ?? word.end
      for (const one of short?.words ?? wordsFor(word.text, before)) {
        if (!stopWords.has(one)) read.push({ text: one, marked: one, start: word.start, end })
      }
    }
    return read
  }
  /** Returns what a unit after a number (`15m`, `3 v`) or a Roman numeral stands for; any other word itself. */
  const wordsFor = (word: string, before: string): readonly string[] => {
    const [, number, unit = ''] = numberWithUnit.exec(word) ?? []
    if (number !== undefined) {
      const unitWords = units.get(unit)
      return unitWords === undefined ? [word] : [number, ...unitWords]
    }
    if (isNumber(before)) return units.get(word) ?? [word]
    const numeral = romanNumerals.indexOf(word)
    return numeral < 0 || !numbered.has(before) ? [word] : [String(numeral + 1)]
  }
  return {
    analyze: (text) =>
      words(text).map(({ text: word, start, end }) => ({ term: termOf(word), word, start, end })),
    words,
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
