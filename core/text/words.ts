/** A word of a text: as it is compared, and where it is in the text (UTF-16 units, end not included). */
export interface Word {
  /** Lower case, without diacritics or joining marks: `E/M` is `em`, `Meckel's` is `meckels`. */
  readonly text: string
  /** The same with `&` where `&`, `/` or `and` joins: `e&m`. Tells `I&D` from `ID`. */
  readonly marked: string
  readonly start: number
  readonly end: number
}

/**
 * Returns the words of a text in their order. Marks that only join are dropped: an apostrophe,
 * full stops between single letters (`M.R.I.`), `&` and `/` between pieces of one or two letters
 * (`E/M`, `D & C`; `and` between single letters), a hyphen beside a single letter (`X-ray`, `C-section`). Others divide
 * words, and so does the slash of `w/`, unless it is `w/o`.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  eachWord(text, (word, marked, start, end) => words.push({ text: word, marked, start, end }))
  return words
}

/** Whether a text has no word that another lacks, as "hysterectomy, open" beside "open hysterectomy". */
export function repeatsWords(text: string, other: string): boolean {
  const known = new Set(wordsOf(other).map((word) => word.text))
  return wordsOf(text).every((word) => known.has(word.text))
}

/** Calls `visit` for each word of {@link wordsOf}. */
function eachWord(
  text: string,
  visit: (word: string, marked: string, start: number, end: number) => void,
): void {
  if (isAscii(text)) {
    eachPlainWord(text.toLowerCase(), visit)
    return
  }
  const { plain, origins } = unaccented(text)
  eachPlainWord(plain, (word, marked, start, end) =>
    visit(word, marked, origins[start] ?? 0, (origins[end - 1] ?? 0) + 1),
  )
}

const beyondAscii = /[^\t-~]/

function isAscii(text: string): boolean {
  // A pattern is faster here than a loop: most names are plain.
  return !beyondAscii.test(text)
}

/** Returns the text in lower case without diacritics, and for each unit of it where it came from. */
function unaccented(text: string): { plain: string; origins: number[] } {
  let plain = ''
  const origins: number[] = []
  let offset = 0
  for (const character of text) {
    const folded = character
      .normalize('NFKD')
      .replace(/[\p{M}\p{Cf}]/gu, '')
      .replace(/[’‘ʼ]/gu, "'")
      .replace(/\p{Pd}|−/gu, '-')
      .toLowerCase()
    origins.push(...new Array<number>(folded.length).fill(offset))
    plain += folded
    offset += character.length
  }
  return { plain, origins }
}

const otherLetterOrDigit = /[\p{L}\p{N}]/u

function isWordUnit(unit: number): boolean {
  if (unit < 128) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)
  return otherLetterOrDigit.test(String.fromCharCode(unit))
}

function pieceEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && isWordUnit(text.charCodeAt(end))) end++
  return end
}

function eachPlainWord(
  text: string,
  visit: (word: string, marked: string, start: number, end: number) => void,
): void {
  let start = 0
  while (start < text.length) {
    if (!isWordUnit(text.charCodeAt(start))) {
      start++
      continue
    }
    let end = pieceEnd(text, start)
    let word = text.slice(start, end)
    let marked = word
    let pieceLength = end - start
    while (end < text.length) {
      const joint = jointLength(text, end)
      if (joint === 0) break
      const nextEnd = pieceEnd(text, end + joint)
      const nextLength = nextEnd - end - joint
      const mark = text.slice(end, end + joint).trim()
      if (!joins(mark, pieceLength, nextLength)) break
      const next = text.slice(end + joint, nextEnd)
      if (word === 'w' && next !== 'o') break
      word += next
      marked += mark === '&' || mark === '/' || mark === 'and' ? `&${next}` : next
      pieceLength = nextLength
      end = nextEnd
    }
    visit(word, marked, start, end)
    start = end
  }
}

/** Returns how many units a mark between two pieces takes: 1, 3 for ` & `, 5 for ` and `, or 0 where there is none. */
function jointLength(text: string, at: number): number {
  const mark = text.charAt(at)
  if (mark === ' ') return text.startsWith(' & ', at) ? 3 : text.startsWith(' and ', at) ? 5 : 0
  return mark === "'" || mark === '&' || mark === '/' || mark === '.' || mark === '-' ? 1 : 0
}

function joins(mark: string, before: number, after: number): boolean {
  if (after < 1) return false
  switch (mark) {
    case "'":
      return true
    case '&':
    case '/':
      return before <= 2 && after <= 2
    case 'and':
    case '.':
      return before === 1 && after === 1
    default:
      return before === 1 || after === 1
  }
}
