import type { Outline } from '../editions/outline.ts'
import type { Vocabulary } from '../editions/reference-files.ts'

/** Follows ids of other editions to those of one. */
export type ResolveId = (id: string) => readonly string[]

/**
 * Returns the vocabulary with the categories that an edition holds: those listed that it has; where
 * it has none of them, those that they come from or became, along `continues` through the
 * neighbouring editions. A meaning that leads nowhere is left out, and so is a term without meanings.
 */
export function resolveVocabulary(
  vocabulary: Vocabulary,
  outline: Outline,
  others: readonly Outline[],
): Vocabulary {
  const resolve = resolverFor(outline, others)
  return vocabulary.flatMap(({ term, meanings }) => {
    const held = meanings.flatMap(({ means, categories }) => {
      const own = categories.filter((id) => outline.byId.has(id))
      const found = own.length > 0 ? own : [...new Set(categories.flatMap(resolve))]
      return found.length > 0 ? [{ means, categories: found }] : []
    })
    return held.length > 0 ? [{ term, meanings: held }] : []
  })
}

/** Returns a function that follows an id through the editions to the ids that an edition holds. */
export function resolverFor(outline: Outline, others: readonly Outline[]): ResolveId {
  const editions = [...new Set([...others, outline])].sort((a, b) =>
    a.effectiveDate < b.effectiveDate ? -1 : 1,
  )
  const target = editions.indexOf(outline)
  const successors = editions.map((edition, at) => successorsOf(edition, editions[at - 1]))
  const resolved = new Map<string, readonly string[]>()
  return (id) => {
    const known = resolved.get(id)
    if (known !== undefined) return known
    const found = new Set<string>()
    editions.forEach((edition, at) => {
      if (!edition.byId.has(id)) return
      for (const other of follow(editions, successors, id, at, target)) found.add(other)
    })
    const ids = [...found]
    resolved.set(id, ids)
    return ids
  }
}

/** Returns for each id of the previous edition those that continue it under another id. */
function successorsOf(edition: Outline, previous: Outline | undefined): Map<string, string[]> {
  const successors = new Map<string, string[]>()
  if (previous === undefined) return successors
  for (const { id, continues } of edition.categories) {
    for (const old of continues) {
      const list = successors.get(old)
      if (list === undefined) successors.set(old, [id])
      else list.push(id)
    }
  }
  return successors
}

function follow(
  editions: readonly Outline[],
  successors: readonly ReadonlyMap<string, readonly string[]>[],
  id: string,
  from: number,
  to: number,
): string[] {
  let ids = [id]
  for (let at = from; at !== to; at += Math.sign(to - from)) {
    const next = at + Math.sign(to - from)
    const edition = editions[next]
    ids = ids.flatMap((current) => {
      if (edition?.byId.has(current)) return [current]
      if (next > at) return successors[next]?.get(current) ?? []
      return [...(editions[at]?.byId.get(current)?.continues ?? [])]
    })
  }
  return ids.filter((current) => editions[to]?.byId.has(current) === true)
}
