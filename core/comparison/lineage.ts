import type { Outline } from '../editions/outline.ts'
import { inferLinks } from './inference.ts'
import { type Link, withoutTransfers } from './link.ts'

/**
 * Returns which categories of `older` became which of `newer` under another id. Declared links are
 * followed step by step through `between` (editions in between, oldest first). Others are inferred from
 * ranges and names, for each step and then between the two ends for what is left.
 */
export function linkEditions(
  older: Outline,
  newer: Outline,
  between: readonly Outline[] = [],
): Link[] {
  let links: Link[] = []
  let previous = older
  for (const next of [...between, newer]) {
    links = chain(older, previous, next, links, linkStep(previous, next))
    previous = next
  }
  const known = withoutTransfers(older, newer, links)
  return between.length === 0 ? known : [...known, ...inferLinks(older, newer, known)]
}

/** Returns the links between two consecutive editions. */
function linkStep(older: Outline, newer: Outline): Link[] {
  const declared: Link[] = []
  newer.categories.forEach(({ id, continues }, to) => {
    for (const source of continues) {
      const category = source === id ? undefined : older.byId.get(source)
      if (category !== undefined) declared.push({ from: category.position, to, inferred: false })
    }
  })
  const known = withoutTransfers(older, newer, declared)
  return [...known, ...inferLinks(older, newer, known)]
}

/** Returns the links from `older` to `next` through the edition that `known` leads to and `step` starts from. */
function chain(
  older: Outline,
  via: Outline,
  next: Outline,
  known: readonly Link[],
  step: readonly Link[],
): Link[] {
  if (older === via) return [...step]
  const found = new Map<number, Link>()
  const add = (from: number | undefined, to: number | undefined, inferred: boolean) => {
    if (from === undefined || to === undefined) return
    if (older.categories[from]?.id === next.categories[to]?.id) return
    const key = from * next.categories.length + to
    if (found.get(key)?.inferred !== false) found.set(key, { from, to, inferred })
  }
  const positionIn = (outline: Outline, position: number) =>
    outline.byId.get(via.categories[position]?.id ?? '')?.position

  const onwards = new Map<number, Link[]>()
  for (const link of step) {
    add(positionIn(older, link.from), link.to, link.inferred)
    onwards.set(link.from, [...(onwards.get(link.from) ?? []), link])
  }
  for (const { from, to: middle, inferred } of known) {
    add(from, positionIn(next, middle), inferred)
    for (const link of onwards.get(middle) ?? []) add(from, link.to, inferred || link.inferred)
  }
  return [...found.values()]
}
