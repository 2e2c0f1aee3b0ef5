import { formatRange } from '#core/codes/code-range.ts'
import type { EditionsHit, Hit, MatchKind } from '#core/search/answer.ts'
import { repeatsWords } from '#core/text/words.ts'

/** The headings of the results, one for each kind of match. */
export const matchHeadings: Readonly<Record<MatchKind, string>> = {
  code: 'In this range',
  range: 'Overlaps the range',
  'code-prefix': 'Code starts with',
  exact: 'Same name',
  alias: 'Also known as',
  prefix: 'Name starts with',
  words: 'Words in the name',
  fuzzy: 'Similar spelling',
}

/** Returns why a row matched, in a few words, or `undefined` where its name or its heading, that of `heading`, says it all. */
export function matchReason(
  { match, category }: Pick<Hit, 'match' | 'category'>,
  heading?: MatchKind,
): string | undefined {
  switch (match.kind) {
    case 'code':
      return match.deepest ? `${match.code} is in this range` : undefined
    case 'range':
      return `overlaps ${formatRange(match.range)}`
    case 'alias':
      if (!repeatsWords(match.means, match.term)) return `${match.term}: ${match.means}`
      return repeatsWords(match.term, category.name) ? undefined : match.term
    case 'fuzzy':
      return match.readAs.map(({ typed, word }) => `“${typed}” read as “${word}”`).join(', ')
    case 'code-prefix':
    case 'exact':
    case 'prefix':
    case 'words':
      return heading === match.kind ? undefined : matchHeadings[match.kind].toLowerCase()
  }
}

export interface HitGroup {
  /** `undefined` where the hits are of several kinds. */
  readonly kind: MatchKind | undefined
  readonly hits: readonly { readonly found: EditionsHit; readonly index: number }[]
}

/**
 * Returns the hits in runs of one kind of match, order kept, each with its index in the answer. Where kinds alternate, they are
 * one group: headings that come again and again only hide the rows.
 */
export function groupHits(hits: readonly EditionsHit[]): HitGroup[] {
  const groups: { kind: MatchKind; hits: { found: EditionsHit; index: number }[] }[] = []
  hits.forEach((found, index) => {
    const { kind } = found.hit.match
    const last = groups.at(-1)
    if (last?.kind === kind) last.hits.push({ found, index })
    else groups.push({ kind, hits: [{ found, index }] })
  })
  const kinds = new Set(groups.map(({ kind }) => kind))
  if (kinds.size === groups.length) return groups
  return [{ kind: undefined, hits: groups.flatMap((group) => group.hits) }]
}
