import { type Code, codeOrdinal, letterClassOf, parseCode } from '../codes/code.ts'
import { type CodeRange, rangeBetween } from '../codes/code-range.ts'

/** What was typed, taken apart. Codes, ranges and beginnings stand in the order typed, each once. */
export interface Query {
  readonly codes: readonly Code[]
  readonly ranges: readonly CodeRange[]
  /**
   * Beginnings of codes, of one to four digits. Beside words they are in {@link text} too: a number there is a word,
   * and the beginning of a code only where nothing else is found.
   */
  readonly prefixes: readonly string[]
  /** Modifiers of two characters, in upper case. */
  readonly modifiers: readonly string[]
  /** What stood before a colon, such as `surgery` in `surgery: knee`; outermost first. */
  readonly scopes: readonly string[]
  /** What stood in quotes. The last may be unfinished, its quote not yet closed. */
  readonly phrases: readonly string[]
  readonly unfinishedPhrase: boolean
  /** Everything else. */
  readonly text: string
  /** What looks like a code but is none; it stands in `text` too. */
  readonly notCodes: readonly string[]
  /** Whether a space follows the last word, so that it is no beginning. */
  readonly isFinished: boolean
  /** How many characters were read, where the query was longer. */
  readonly shortenedTo: number | undefined
}

/** More than anyone types; what is longer was pasted by mistake and would only take time. */
export const mostCharacters = 200
/** Categories have no more levels. */
const mostScopes = 6
/** Beyond so many codes or ranges a list is cut: each may bring several categories. */
const mostParts = 40

const quotes = /[“”„‟«»″]/gu
/** Invisible characters: control, direction and format marks, private use, surrogates on their own. */
const invisible = /[\p{Cf}\p{Co}\p{Cs}]/gu
const control = /\p{Cc}/gu
const dashes = /[\p{Pd}−]/gu

const codeText = '\\d{4}[\\dafmtu]'
const between = '\\s*(?:-+>?|\\.{2,3}|…|~|\\b(?:to|thru|through|till|until)\\b)\\s*'

const rangePattern = pattern(`(${codeText}|\\d{4})${between}(${codeText}|\\d{1,4})`)
const betweenAnd = pattern(`between\\s+(${codeText})\\s+and\\s+(${codeText})`)
const openRange = pattern(`(\\d{4}[afmtu])-(?=\\s|$)`)
const partialRange = pattern(`(\\d{2,3})(?:\\s*-\\s*|\\s+to\\s+)(\\d{2,3})`)
const codeWithModifiers = pattern(`(${codeText})((?:\\s?-\\s?[0-9a-z]{2}(?![\\p{L}\\p{N}]))+)`)
const codeAndModifier = pattern(`(${codeText})\\s+(\\d{2})`)
const namedModifier = pattern(`(?:modifiers?|mods?)[\\s:.#-]*([0-9a-z]{2})`)
const modifierNamedAfter = pattern(`([0-9]{2})\\s+(?:modifiers?|mods?)`)
const bareModifier = /(?<=^|\s)-\s?(\d{2}|[a-z][a-z0-9])(?=\s|$)/giu
const wholeCode = pattern(`(?:cpt|code)?(${codeText})`)
const wildcard = pattern(`(\\d{1,4})[x*?]{1,4}`)
const prefixPattern = pattern(`(\\d{1,4})`)
const likeCode =
  /(?<![\p{L}\p{N}])(?:[a-z]\d{4}|\d{4}[a-z]|\d{5}[a-z\d]|\d{6,}|\d{4,5}[a-z]{1,2}|[a-z]{1,2}\d{4,5})(?![\p{L}\p{N}])/giu
/** Codes, and the words between the ends of a range. */
const codesAndLinks =
  /(?<![\p{L}\p{N}])(?:\d{4}[afmtu]|to|thru|through|till|until|and|or)(?![\p{L}\p{N}])/giu
/** Words that only say that codes are meant. */
const codeWords = /(?<![\p{L}\p{N}])(?:cpt|codes?|range|ranges|from|between)(?![\p{L}\p{N}])/giu

function pattern(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'giu')
}

/**
 * Returns what was typed, taken apart; never throws. `isModifier` tells what `27447-25` means:
 * a modifier, where it knows it, or the range up to 27425's last digits.
 */
export function readQuery(typed: string, isModifier: (text: string) => boolean): Query {
  const { text: readable, shortenedTo } = readableText(typed)
  let text = readable

  const phrases: string[] = []
  let unfinishedPhrase = false
  text = text.replace(/"([^"]*)("|$)/g, (_all, phrase: string, end: string) => {
    if (phrase.trim() !== '') {
      phrases.push(phrase.trim())
      unfinishedPhrase = end === ''
    }
    return ' '
  })

  const scopes: string[] = []
  for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':')) {
    const scope = text.slice(0, colon).trim()
    if (!isScope(scope, text.slice(colon + 1)) || scopes.length === mostScopes) break
    scopes.push(scope)
    text = text.slice(colon + 1)
  }

  const found = mayHaveCodes.test(text) ? readCodes(text, isModifier) : { ...noCodes, text }
  return {
    ...found,
    text: /[\p{L}\p{N}]/u.test(found.text) ? found.text.replace(/\s+/g, ' ').trim() : '',
    scopes,
    phrases,
    unfinishedPhrase,
    isFinished: /\s$/.test(typed),
    shortenedTo,
  }
}

/** Nothing else can hold a code or a modifier, and the patterns that look for them are slow at first. */
const mayHaveCodes = /[\d-]|mod/i
const noCodes = { codes: [], ranges: [], prefixes: [], modifiers: [], notCodes: [] }

function readCodes(typed: string, isModifier: (text: string) => boolean) {
  let text = typed
  const ranges: CodeRange[] = []
  const codes: Code[] = []
  const prefixes: string[] = []
  const modifiers: string[] = []
  const addRange = (range: CodeRange | undefined) => range !== undefined && ranges.push(range) > 0
  const addModifier = (modifier: string) => modifiers.push(modifier.toUpperCase())

  // `60-90 minutes` counts something, while `273-275` alone is a range of codes.
  const hasWords = /\p{L}/u.test(text.replace(codeWords, '').replace(codesAndLinks, ''))
  const isWord = (first: string) => hasWords && parseCode(first) === undefined
  text = text.replace(betweenAnd, (all, first: string, last: string) =>
    !isWord(first) && addRange(rangeFrom(first, last)) ? ' ' : all,
  )
  text = text.replace(rangePattern, (all, first: string, last: string) => {
    if (isWord(first) && parseCode(last) === undefined) return all
    const isSuffix = last.length <= 2 && parseCode(first) !== undefined
    if (isSuffix && last.length === 2 && isModifier(last)) return all
    return addRange(rangeFrom(first, last)) ? ' ' : all
  })
  text = text.replace(openRange, (all, first: string) => {
    const code = parseCode(first)
    return code !== undefined && addRange([code, null]) ? ' ' : all
  })
  text = text.replace(codeWithModifiers, (_all, code: string, suffixes: string) => {
    for (const [modifier] of suffixes.matchAll(/[0-9a-z]{2}/giu)) addModifier(modifier)
    return ` ${code} `
  })
  text = text.replace(codeAndModifier, (all, code: string, modifier: string) => {
    if (parseCode(code) === undefined || !isModifier(modifier)) return all
    addModifier(modifier)
    return ` ${code} `
  })
  text = text.replace(namedModifier, (_all, modifier: string) => (addModifier(modifier), ' '))
  text = text.replace(modifierNamedAfter, (_all, modifier: string) => (addModifier(modifier), ' '))
  text = text.replace(bareModifier, (all, modifier: string) => {
    if (!/^\d/.test(modifier) && !isModifier(modifier.toUpperCase())) return all
    addModifier(modifier)
    return ' '
  })
  text = text.replace(wholeCode, (all, match: string) => {
    const code = parseCode(match)
    if (code === undefined) return all
    codes.push(code)
    return ' '
  })
  text = text.replace(partialRange, (all, first: string, last: string) => {
    if (hasWords || first.length !== last.length) return all
    return addRange(rangeFrom(first.padEnd(5, '0'), last.padEnd(5, '9'))) ? ' ' : all
  })
  text = text.replace(wildcard, (_all, prefix: string) => (prefixes.push(prefix), ' '))
  const notCodes = unique([...text.matchAll(likeCode)].map(([found]) => found))
  text = text.replace(prefixPattern, (all, prefix: string) => {
    prefixes.push(prefix)
    return hasWords ? all : ' '
  })
  if (codes.length + ranges.length + prefixes.length > 0) {
    text = text.replace(codeWords, ' ').replace(/(^|\s)(and|or|[,;&+/#.])+(?=\s|$)/giu, ' ')
  }
  return {
    codes: unique(codes).slice(0, mostParts),
    ranges: ranges.slice(0, mostParts),
    prefixes: unique(prefixes).slice(0, mostParts),
    modifiers: unique(modifiers).slice(0, mostParts),
    notCodes,
    text,
  }
}

/** Returns the text as it is read: compatibility forms, dashes and quotes unified, invisible marks dropped. */
function readableText(typed: string): { text: string; shortenedTo: number | undefined } {
  const cut = typed.length > mostCharacters ? typed.slice(0, mostCharacters) : typed
  const text = cut
    .replace(control, ' ')
    .replace(invisible, '')
    .normalize('NFKC')
    .replace(dashes, '-')
    .replace(quotes, '"')
    .replace(/[®™]/gu, '')
    .slice(0, mostCharacters)
  return { text, shortenedTo: cut === typed ? undefined : mostCharacters }
}

/** A colon after words limits the search; `27301:27599`, `12:30` or `HLA-B*57:01` does not. */
function isScope(text: string, after: string): boolean {
  return (
    !(/\d$/.test(text) && /^\d/.test(after)) &&
    /\p{L}/u.test(text) &&
    parseCode(text) === undefined &&
    !/^\s*(cpt|codes?|modifiers?)\s*$/iu.test(text)
  )
}

/**
 * Returns the range from one code to another, where the second may be only its last digits
 * (`99202-215` ends at 99215) and the first may leave its letter to the second (`0042-0050T`).
 */
function rangeFrom(first: string, last: string): CodeRange | undefined {
  const end = parseCode(last)
  const start = parseCode(first)
  if (end !== undefined) {
    const full = start ?? parseCode(first + letterClassOf(end))
    return full === undefined ? undefined : rangeBetween(full, end)
  }
  if (start === undefined) {
    if (first.length !== 4 || last.length !== 4) return undefined
    return rangeFrom(`${first}0`, `${last}9`)
  }
  if (!/^\d+$/.test(last)) return undefined
  const letter = letterClassOf(start)
  const digits = start.slice(0, letter === '' ? 5 : 4)
  const completed = parseCode(digits.slice(0, digits.length - last.length) + last + letter)
  if (completed === undefined || codeOrdinal(completed) < codeOrdinal(start)) return undefined
  return [start, completed]
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)]
}
