import type { EditionsHit, MatchKind } from '#core/search/answer.ts'

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
