/** When a table's file was issued for: what its title, its dates or its name say. */
export interface Release {
  readonly year: number
  /** 1 to 12; `undefined` if only the year is known. */
  readonly month: number | undefined
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const monthPattern = new RegExp(
  `(?:^|[^a-z])(${months.map((name) => `${name}|${name.slice(0, 3)}`).join('|')})(?=[^a-z]|$)`,
)
/** The letter in the name of a fee schedule's archive, such as `rvu26c`. */
const quarterLetters = 'abcd'

/**
 * Returns the release that a text tells: a title, a file's name, the name of a column. The year of a
 * copyright is never one. A date names the day it takes effect, a quarter its first month.
 */
export function readRelease(text: string): Release | undefined {
  const line = text.toLowerCase()
  if (line.includes('copyright')) return undefined
  const iso = /(20\d\d)-?(0[1-9]|1[0-2])-?(?:0[1-9]|[12]\d|3[01])(?!\d)/.exec(line)
  if (iso !== null) return { year: Number(iso[1]), month: Number(iso[2]) }
  const american = /(?:^|\D)(0?[1-9]|1[0-2])[-/](?:0?[1-9]|[12]\d|3[01])[-/](20\d\d)/.exec(line)
  if (american !== null) return { year: Number(american[2]), month: Number(american[1]) }
  const archive = /rvu(\d\d)([a-d])(?:[^a-z]|r\b|ar\b|r[_.-]|$)/.exec(line)
  if (archive !== null) {
    const quarter = quarterLetters.indexOf(archive[2] ?? '')
    return { year: 2000 + Number(archive[1]), month: quarter * 3 + 1 }
  }
  const year = yearOf(line)
  return year === undefined ? undefined : { year, month: monthOf(line) }
}

/** Returns the more exact of two readings: one with a month beats one without, where the years do not contradict. */
export function moreExact(a: Release | undefined, b: Release | undefined): Release | undefined {
  if (a === undefined) return b
  if (a.month === undefined && b?.month !== undefined && b.year === a.year) return b
  return a
}

/** Returns the later of two releases. */
export function laterRelease(a: Release | undefined, b: Release): Release {
  if (a === undefined) return b
  return a.year * 12 + (a.month ?? 1) >= b.year * 12 + (b.month ?? 1) ? a : b
}

/** Returns the day on which a release takes effect, as an ISO date. */
export function effectiveDateOf({ year, month }: Release): string {
  return `${year}-${String(month ?? 1).padStart(2, '0')}-01`
}

/** Returns a release in words, such as `July 2026`. */
export function releaseWords({ year, month }: Release): string {
  const name = month === undefined ? undefined : months[month - 1]
  if (name === undefined) return String(year)
  return `${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}`
}

function yearOf(line: string): number | undefined {
  const full = /(?:^|\D)(20\d\d)(?=\D|$)/.exec(line)?.[1]
  if (full !== undefined) return Number(full)
  const short = /(?:pprrvu|hcpc|rvu|clfs|clab|cy)_?(\d\d)(?=\D|$)|(?:^|[^\d])(\d\d)(?=clab)/.exec(
    line,
  )
  const digits = short?.[1] ?? short?.[2]
  return digits === undefined ? undefined : 2000 + Number(digits)
}

function monthOf(line: string): number | undefined {
  const quarter = /(?:^|[^a-z])q([1-4])(?=\D|$)|(?:\d|clab|cy\d+_?)q([1-4])/.exec(line)
  const digit = quarter?.[1] ?? quarter?.[2]
  if (digit !== undefined) return Number(digit) * 3 - 2
  const name = monthPattern.exec(line)?.[1]
  if (name === undefined) return undefined
  return months.findIndex((month) => month.startsWith(name.slice(0, 3))) + 1
}
