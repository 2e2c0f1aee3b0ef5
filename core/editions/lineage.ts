import { type Category, type Outline, hasOwnId } from './outline.ts'

const continuations = new WeakMap<Outline, ReadonlyMap<string, readonly Category[]>>()

/** Returns the categories of an outline by each id of the previous edition that they continue. Computed once per outline. */
function continuationsOf(outline: Outline): ReadonlyMap<string, readonly Category[]> {
  const known = continuations.get(outline)
  if (known !== undefined) return known
  const made = new Map<string, Category[]>()
  for (const category of outline.categories) {
    for (const id of category.continues) {
      const others = made.get(id)
      if (others === undefined) made.set(id, [category])
      else others.push(category)
    }
  }
  continuations.set(outline, made)
  return made
}

/**
 * Returns the categories of an edition for an id of this or an earlier version of the dataset, in book order:
 * the category with this id, or those that took over its codes, or none.
 */
export function categoriesFor(outline: Outline, id: string): readonly Category[] {
  const category = outline.byId.get(id)
  return category === undefined ? (outline.byFormerId.get(id) ?? []) : [category]
}

/**
 * Returns the ids under which a category continues in a later or earlier edition, in the book order of that
 * edition: its own id if it exists there, and what `continues` leads to, edition by edition. There are
 * several after a split (or, backwards, a merge), and none if it is gone or does not exist yet.
 * An id that is missing in an edition in between and comes back later still counts as the same category.
 * `outlines` are in the order of their effective dates. An edition that is not among them has no
 * lineage: then the id itself is looked up.
 */
export function successorsOf(
  id: string,
  fromEdition: string,
  toEdition: string,
  outlines: readonly Outline[],
): string[] {
  const to = outlines.findIndex(({ edition }) => edition === toEdition)
  const from = outlines.findIndex(({ edition }) => edition === fromEdition)
  const target = outlines[to]
  if (target === undefined) return []
  // If it is a former id in the target, the target itself says what replaced it.
  const formerly = target.byFormerId.get(id)
  if (from === -1 || from === to || formerly !== undefined) {
    return categoriesFor(target, id).map((category) => category.id)
  }

  const step = from < to ? 1 : -1
  const known = outlines[from] === undefined ? [] : categoriesFor(outlines[from], id)
  let ids = new Set(known.length > 0 ? known.map((category) => category.id) : [id])
  for (let index = from; index !== to; index += step) {
    const [here, next] = [outlines[index], outlines[index + step]]
    if (here === undefined || next === undefined) break
    ids = new Set([...ids].flatMap((each) => oneStep(each, here, next, step)))
  }
  const inTarget = new Set([...ids].flatMap((each) => categoriesFor(target, each)))
  return [...inTarget].sort((a, b) => a.position - b.position).map((category) => category.id)
}

/** If nothing continues the id, the id itself is kept. */
function oneStep(id: string, here: Outline, next: Outline, step: 1 | -1): string[] {
  const found = new Set(next.byId.has(id) ? [id] : [])
  if (step === 1) {
    for (const { id: later } of continuationsOf(next).get(id) ?? []) {
      if (!isTransfer(here, next, id, later)) found.add(later)
    }
  } else {
    for (const earlier of here.byId.get(id)?.continues ?? []) {
      if (next.byId.has(earlier) && !isTransfer(next, here, earlier, id)) found.add(earlier)
    }
  }
  return found.size > 0 ? [...found] : [id]
}

/** Whether both categories exist in both editions: codes moved from one to the other, and neither became the other. */
function isTransfer(older: Outline, newer: Outline, fromId: string, toId: string): boolean {
  return hasOwnId(newer, fromId) && hasOwnId(older, toId)
}
