import type { LanguageFile } from '../editions/reference-files.ts'
import { type Word, wordsOf } from './words.ts'

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
  /** Returns the terms that mean the same as a term or nearly. */
  readonly synonymsOf: (term: string) => readonly string[]
}

type WordVisitor = (word: string, start: number, end: number) => void

interface Shorthand {
  readonly written: readonly string[]
  readonly words: readonly string[]
}

const noLanguage: Omit<LanguageFile, 'formatVersion' | 'how'> = {
  stopWords: [],
  weakWords: [],
  requiredWords: [],
  billingMarks: [],
  shorthand: {},
  units: {},
  numbered: [],
  spellings: {},
  synonyms: {},
}

const romanNumerals = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']
const numberWithUnit = /^(\d+)([a-z]+)$/

/** Returns an analyzer for a language; without one it only splits words and unifies their spellings. */
export function buildAnalyzer(language: LanguageFile | null): Analyzer {
  const data = language ?? noLanguage
  const stopWords = new Set(data.stopWords)
  const spellings = new Map(Object.entries(data.spellings))
  const units = new Map(
    Object.entries(data.units).map(([unit, words]) => [unit, plainWords(words)]),
  )
  const numbered = new Set(data.numbered)
  const shorthand = new Map<string, Shorthand[]>()
  for (const [written, words] of Object.entries(data.shorthand)) {
    const marked = wordsOf(written).map((word) => word.marked)
    const [first = ''] = marked
    const others = shorthand.get(first) ?? []
    others.push({ written: marked, words: plainWords(words) })
    others.sort((a, b) => b.written.length - a.written.length)
    shorthand.set(first, others)
  }
  const termOf = (word: string) => spellings.get(word) ?? singular(americanSpelling(word))
  const weak = new Set(data.weakWords.flatMap((word) => plainWords(word).map(termOf)))
  const billingMarks = new Set(data.billingMarks)
  const synonyms = new Map(
    Object.entries(data.synonyms).map(([word, others]) => [termOf(word), others.map(termOf)]),
  )

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
    if (startsWithDigit(word)) {
      const [, number, unit = ''] = numberWithUnit.exec(word) ?? []
      const unitWords = units.get(unit)
      return number === undefined || unitWords === undefined ? undefined : [number, ...unitWords]
    }
    if (startsWithDigit(before) && isNumber(before)) return units.get(word)
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
    requiredTerms: data.requiredWords.map(termOf),
    isBillingMark: (word) => billingMarks.has(word),
    synonymsOf: (term) => synonyms.get(term) ?? [],
  }
}

function plainWords(text: string): string[] {
  return wordsOf(text).map((word) => word.text)
}

function startsWithDigit(word: string): boolean {
  const unit = word.charCodeAt(0)
  return unit >= 48 && unit <= 57
}

/** Whether a term is a number: beside words it counts or grades something. */
export function isNumber(term: string): boolean {
  return /^\d+$/.test(term)
}

/** Returns a word in American spelling as far as endings and digraphs tell (`oesophagus`, `tumour`, `fibre`). */
function americanSpelling(word: string): string {
  if (word.length < 5) return word
  let spelled = word
  if (spelled.includes('ae') || spelled.includes('oe')) {
    spelled = spelled.replace(/ae$/, 'a').replace(/ae|oe(?!s?$)/g, 'e')
  }
  if (spelled.includes('our')) spelled = spelled.replace(/our(s|al|ed|ing)?$/, 'or$1')
  if (spelled.includes('is')) spelled = spelled.replace(/is(e|ed|es|ing|ation|ations)$/, 'iz$1')
  if (spelled.includes('ys')) spelled = spelled.replace(/ys(e|ed|er|ing)$/, 'yz$1')
  if (spelled.includes('ll')) spelled = spelled.replace(/ll(ed|ing|or|ors)$/, 'l$1')
  if (spelled.includes('ph')) spelled = spelled.replace('sulph', 'sulf')
  if (spelled.includes('re')) spelled = spelled.replace(/([bt])re(s?)$/, '$1er$2')
  if (spelled.includes('ogue')) spelled = spelled.replace(/ogue(s?)$/, 'og$1')
  if (spelled.includes('amme')) spelled = spelled.replace(/amme(s?)$/, 'am$1')
  return spelled
}

function singular(word: string): string {
  const length = word.length
  if (length < 4 || !word.endsWith('s')) return word
  if (word.endsWith('ies') && length > 4) return `${word.slice(0, -3)}y`
  if (/...[oye]ses$/.test(word)) return `${word.slice(0, -2)}is`
  if (/(ss|x|ch|sh|z)es$/.test(word)) return word.slice(0, -2)
  return /(ss|us|is)$/.test(word) ? word : word.slice(0, -1)
}

/** Endings of words of one family, and what stands for them: a scope, a scopy and what is scopic. */
const medicalEndings: Readonly<Record<string, string>> = {
  scop: 'e y ic ist ical ically',
  ectom: 'y ize ized',
  ostom: 'y al ize ized',
  otom: 'y ize ized',
  plast: 'y ic',
  gra: 'm ph phy phic phical pher',
  log: 'y ic ist ical',
  therap: 'y ist eutic eutical',
  path: 'y ic',
  iatr: 'y ic ist ician',
  metr: 'y ic ist',
  ly: 'sis tic',
}

const commonEndings =
  'ization izing ized ize ational ations ation ating ative ated ator ate able ible ment ional ions ion ing ed ive age er or al ic e y'

/** For each ending what replaces it; the longest that fits counts. */
const endings = new Map([
  ...commonEndings.split(' ').map((ending) => [ending, ''] as const),
  ...Object.entries(medicalEndings).flatMap(([stem, tails]) =>
    tails.split(' ').map((tail) => [stem + tail, stem] as const),
  ),
])
const longestEnding = Math.max(...Array.from(endings.keys(), ({ length }) => length))

/** Short endings are cut from long words only: too many words end so by chance. */
const leastStem = 4
const leastStemOfShort = 5
const shortEnding = 2

/**
 * Returns the stem that a word shares with its family (`laparoscopic` and `laparoscopy`,
 * `amputate` and `amputation`). A guess: a match by stem counts less than one by {@link lemmaOf}.
 */
export function stemOf(lemma: string): string {
  for (let length = Math.min(longestEnding, lemma.length); length > 0; length--) {
    const stem = endings.get(lemma.slice(-length))
    if (stem === undefined) continue
    const cut = lemma.slice(0, -length) + stem
    return cut.length >= (length <= shortEnding ? leastStemOfShort : leastStem) ? cut : lemma
  }
  return lemma
}
