import { formatRange, rangeBetween } from './code-range.ts'
import { type Code, parseCode } from './code.ts'

/** More than a short list of codes needs. */
const mostCharacters = 120
const mostParts = 12

const introduction = /^(?:cpt\s?[®™]?|codes?|cpt\s?[®™]?\s+codes?)\s*[:#]?\s*(?=\d)/i
const separators = /\s*[,;]\s*|\s+(?:and\s+)?/
const between = /\s*[-‐‑‒–—]\s*(?=\d{4}[\dafmtu](?![\da-z]))/giu
const betweenWord =
  /(?<=^|[\s,;])(\d{4}[\dafmtu])\s+(?:to|thru|through)\s+(?=\d{4}[\dafmtu](?![\da-z]))/giu
const modifiers = /^(?:-[0-9a-z]{2}){1,4}$/i

/**
 * Returns the codes and code ranges in a text in plain form, or `undefined` if it contains anything else:
 * the clipboard is private, and a lookup needs only codes. Modifiers after a code (`27447-RT`) are left out.
 * Never throws; the time is bounded by the length limit.
 */
export function queryFromClipboard(text: string): string | undefined {
  if (text.length > mostCharacters * 2) return undefined
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > mostCharacters) return undefined
  const plain = trimmed.replace(introduction, '').replace(betweenWord, '$1-').replace(between, '-')
  const parts = plain.split(separators).filter((part) => part !== '')
  if (parts.length === 0 || parts.length > mostParts) return undefined
  const read = parts.map(readPart)
  return read.every((part) => part !== undefined) ? read.join(', ') : undefined
}

function readPart(part: string): string | undefined {
  const first = codeAt(part, 0)
  if (first === undefined) return undefined
  const rest = part.slice(5)
  if (rest === '' || modifiers.test(rest)) return first
  const last = rest.length === 6 && rest.startsWith('-') ? codeAt(rest, 1) : undefined
  const range = last === undefined ? undefined : rangeBetween(first, last)
  return range === undefined ? undefined : formatRange(range)
}

/** Rejects invisible characters, which trimming would let pass. */
function codeAt(text: string, start: number): Code | undefined {
  const candidate = text.slice(start, start + 5)
  return /^[\da-z]{5}$/i.test(candidate) ? parseCode(candidate) : undefined
}
