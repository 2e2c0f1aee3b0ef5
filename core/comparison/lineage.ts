import type { Outline } from '../editions/outline.ts'
import { inferLinks } from './inference.ts'
import { type Evidence, type Link, withoutTransfers } from './link.ts'

/**
 * Returns which categories of `older` became which of `newer`. What the editions say is followed
 * step by step over `between` (editions in between, oldest first); what no edition says is inferred
 * from ranges and names, for each step and then for what is left over both ends.
 */
export function linkEditions(
  older: Outline,
  newer: Outline,
  between: readonly Outline[] = [],
): readonly Link[] {
  let known: Link[] | undefined
  let previous = older
  for (const next of [...between, newer]) {
    const step = linkStep(previous, next)
    known = known === undefined ? step : chain(older, next, known, step)
    previous = next
  }
  if (known === undefined || between.length === 0) return known ?? []
  return withInferred(older, newer, withIdentities(older, newer, known))
}

/** Returns the links of one step between two neighbouring editions. */
function linkStep(older: Outline, newer: Outline): Link[] {
  const links: Link[] = []
  newer.categories.forEach((category, to) => {
    const itself = older.byId.get(category.id)
    if (itself !== undefined) links.push({ from: itself.position, to, evidence: 'identity' })
    for (const id of category.continues) {
      const source = older.byId.get(id)
      if (source !== undefined && source !== itself) {
        links.push({ from: source.position, to, evidence: 'lineage' })
      }
    }
  })
  return withInferred(older, newer, links)
}

function withInferred(older: Outline, newer: Outline, links: readonly Link[]): Link[] {
  const known = withoutTransfers(older, newer, links)
  return [...known, ...inferLinks(older, newer, known)]
}

/** Returns the links from `older` to `end`, by way of an edition that `known` leads to and `step` starts from. */
function chain(
  older: Outline,
  end: Outline,
  known: readonly Link[],
  step: readonly Link[],
): Link[] {
  const leadingTo: Link[][] = []
  for (const link of known) (leadingTo[link.to] ??= []).push(link)
  const identities: Link[] = []
  const identified = new Uint8Array(end.categories.length)
  const others = new Map<number, Link>()
  for (const { from: via, to, evidence } of step) {
    for (const { from, evidence: earlier } of leadingTo[via] ?? []) {
      if (older.categories[from]?.id === end.categories[to]?.id) {
        if (identified[to] === 0) identities.push({ from, to, evidence: 'identity' })
        identified[to] = 1
        continue
      }
      const key = from * end.categories.length + to
      const otherWay = others.get(key)
      if (otherWay === undefined || otherWay.evidence === 'inferred') {
        others.set(key, { from, to, evidence: weaker(earlier, evidence) })
      }
    }
  }
  return [...identities, ...others.values()]
}

/** Adds the links between equal ids that the chain lost because an edition in between lacks them. */
function withIdentities(older: Outline, newer: Outline, links: readonly Link[]): Link[] {
  const chained = new Set<number>()
  for (const { to, evidence } of links) if (evidence === 'identity') chained.add(to)
  const missing = newer.categories.flatMap(({ id }, to): Link[] => {
    const itself = chained.has(to) ? undefined : older.byId.get(id)
    return itself === undefined ? [] : [{ from: itself.position, to, evidence: 'identity' }]
  })
  return [...links, ...missing]
}

/** Returns the evidence of a chain of two links: inferred where one of them is. */
function weaker(a: Evidence, b: Evidence): Evidence {
  return a === 'inferred' || b === 'inferred' ? 'inferred' : 'lineage'
}
