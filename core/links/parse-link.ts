import { parseCode } from '../codes/code.ts'
import { isCategoryId, isEditionId } from '../editions/ids.ts'
import { type AtlasLink, linkScheme, longestLink, longestLinkQuery } from './atlas-link.ts'

/** A parsed link, or a sentence for the user on why it is invalid, without the link's text. */
export type LinkReading =
  | { readonly link: AtlasLink; readonly problem?: undefined }
  | { readonly link?: undefined; readonly problem: string }

/** Letters, digits, and the few characters that ids and escaped queries need. */
const allowed = /^[A-Za-z0-9._~/?=%+-]*$/
const start = `${linkScheme}://`
const reserved = 'compare'

/**
 * Parses an untrusted link:
 * `atlas://27447`, `atlas://2026`, `atlas://2026/27447`, `atlas://2026/surgery/musculoskeletal`,
 * `atlas://2026?q=knee+incision`, `atlas://?q=knee`, `atlas://compare/2022/2023`.
 * One trailing slash is allowed, because browsers add it. Does not check that edition, code and category
 * exist. Anything else is rejected with a reason. Never throws.
 */
export function parseLink(text: string): LinkReading {
  if (text.length > longestLink) return refused('It is too long.')
  if (text.slice(0, start.length).toLowerCase() !== start) {
    return refused(`It does not begin with ${start}.`)
  }
  const rest = text.slice(start.length)
  if (!allowed.test(rest)) return refused('It contains a character that is not allowed in links.')
  const mark = rest.indexOf('?')
  const path = mark < 0 ? rest : rest.slice(0, mark)
  const segments = path.replace(/\/$/, '').split('/')
  if (path.includes('%'))
    return refused('Its path contains an escape sequence, which is not allowed.')
  return mark < 0 ? readPath(segments) : readSearch(segments, rest.slice(mark + 1))
}

function readPath([first = '', ...others]: readonly string[]): LinkReading {
  if (first === reserved) return readComparison(others)
  if (others.length === 0) {
    const code = parseCode(first)
    if (code !== undefined) return { link: { kind: 'code', edition: undefined, code } }
    if (!isEdition(first)) return refused('It names neither an edition nor a code.')
    return { link: { kind: 'edition', edition: first } }
  }
  if (!isEdition(first)) return refused('It does not start with an edition.')
  const [second = ''] = others
  const code = others.length === 1 ? parseCode(second) : undefined
  if (code !== undefined) return { link: { kind: 'code', edition: first, code } }
  const category = others.join('/')
  if (!isCategoryId(category)) return refused('It names neither a code nor a category.')
  return { link: { kind: 'category', edition: first, category } }
}

function readComparison([from, to, ...more]: readonly string[]): LinkReading {
  if (from === undefined || to === undefined || more.length > 0) {
    return refused('A comparison needs two editions.')
  }
  if (!isEdition(from) || !isEdition(to)) return refused('It does not compare two editions.')
  if (from === to) return refused('It compares an edition with itself.')
  return { link: { kind: 'compare', from, to } }
}

function readSearch(segments: readonly string[], parameters: string): LinkReading {
  const [first = '', ...others] = segments
  if (others.length > 0 || first === reserved || (first !== '' && !isEdition(first))) {
    return refused('Only an edition can come before the search words.')
  }
  const words = /^q=([^?=]*)$/.exec(parameters)?.[1]
  if (words === undefined) return refused('Only q= can follow the question mark.')
  const query = unescaped(words)?.trim()
  if (query === undefined || /\p{C}/u.test(query)) {
    return refused('The search words are not escaped correctly.')
  }
  if (query === '') return refused('It has no search words.')
  if (query.length > longestLinkQuery) return refused('The search words are too long.')
  return { link: { kind: 'search', edition: first === '' ? undefined : first, query } }
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return undefined
  }
}

function isEdition(text: string): boolean {
  return text !== reserved && isEditionId(text)
}

function refused(problem: string): LinkReading {
  return { problem }
}
