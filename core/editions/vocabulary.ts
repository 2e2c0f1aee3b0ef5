import type { Code } from '../codes/code.ts'
import { successorsOf } from './lineage.ts'
import type { Category, Outline } from './outline.ts'
import { type Placement, deepestCategory } from './placement.ts'
import type { Vocabulary } from './reference-files.ts'

/** Returns how many terms a vocabulary has. A term counts once for each of its meanings. */
export function countTerms(vocabulary: Vocabulary): number {
  return vocabulary.reduce((sum, { terms }) => sum + terms.length, 0)
}

/** Where a meaning leads: to categories by id, or to those that contain a code. */
type Leads = { readonly categories: readonly string[] } | { readonly codes: readonly Code[] }

/** Returns the categories of an edition that a meaning leads to. */
type ResolveMeaning = (meaning: Leads) => readonly Category[]

/**
 * Returns a function from a meaning to its categories in an edition: the listed ones that exist in the edition, else
 * their continuations; for an anchor code, the deepest category that contains it. It caches its results, so create
 * one per edition. `outlines` are ascending by date.
 */
export function meaningResolver(
  edition: { readonly outline: Outline; readonly placement: Placement },
  outlines: readonly Outline[],
): ResolveMeaning {
  const { outline } = edition
  const continued = new Map<string, readonly Category[]>()
  const continuing = (id: string): readonly Category[] => {
    let found = continued.get(id)
    if (found === undefined) {
      const from = nearestWith(id, outline, outlines)
      const ids = from === undefined ? [] : successorsOf(id, from, outline.edition, outlines)
      found = ids.flatMap((each) => outline.byId.get(each) ?? [])
      continued.set(id, found)
    }
    return found
  }
  return (meaning) => {
    if ('codes' in meaning) {
      const { placement } = edition
      return distinct(meaning.codes, (code) => deepestCategory(placement, code))
    }
    const own = distinct(meaning.categories, (id) => outline.byId.get(id))
    return own.length > 0 ? own : [...new Set(meaning.categories.flatMap(continuing))]
  }
}

/** Returns the edition with an id that is nearest to another edition (the newer of two), or `undefined`. */
function nearestWith(
  id: string,
  { edition }: Outline,
  outlines: readonly Outline[],
): string | undefined {
  const target = outlines.findIndex((outline) => outline.edition === edition)
  let nearest: string | undefined
  let least = Infinity
  outlines.forEach((outline, at) => {
    const distance = Math.abs(at - target)
    if (distance > least || !outline.byId.has(id)) return
    least = distance
    nearest = outline.edition
  })
  return nearest
}

/** Returns what is found for each of some keys, once. In a loop: an index asks it some hundred thousand times. */
function distinct<Key>(
  keys: readonly Key[],
  find: (key: Key) => Category | undefined,
): readonly Category[] {
  const found: Category[] = []
  for (const key of keys) {
    const category = find(key)
    if (category !== undefined && !found.includes(category)) found.push(category)
  }
  return found
}
