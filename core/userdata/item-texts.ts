import { formatRanges } from '../codes/code-range.ts'
import type { Bookmark, CategoryNote } from './document.ts'
import { foldText } from './folded-text.ts'
import { limits } from './limits.ts'

type Item = Bookmark | CategoryNote

/** A list never changes, so that its texts are made once only. */
const textsOf = new WeakMap<readonly Item[], readonly string[]>()

/**
 * The text last made for an id: a list that arrives from a host is a copy each time, mostly of what
 * was there before.
 */
const lastById = new Map<string, { item: Item; readonly text: string }>()

/** Returns for each bookmark or note all that can be found in it, folded: name, path, codes, tags and note. */
export function itemTexts(items: readonly Item[]): readonly string[] {
  const known = textsOf.get(items)
  if (known !== undefined) return known
  const texts = items.map((item) => {
    const id = 'id' in item ? item.id : item.snapshot.category
    const last = lastById.get(id)
    if (last !== undefined && (last.item === item || saysTheSame(last.item, item))) {
      last.item = item
      return last.text
    }
    const text = makeText(item)
    if (lastById.size > limits.bookmarks + limits.notes) lastById.clear()
    lastById.set(id, { item, text })
    return text
  })
  textsOf.set(items, texts)
  return texts
}

function makeText(item: Item): string {
  const { name, path, ranges } = item.snapshot
  const own = 'id' in item ? [...item.tags, item.note] : [item.text]
  return foldText([name, ...path, formatRanges(ranges), ...own].join('\n'))
}

function saysTheSame(a: Item, b: Item): boolean {
  const { edition, category, name, ranges } = a.snapshot
  const other = b.snapshot
  if (a.changed !== b.changed || edition !== other.edition || category !== other.category) {
    return false
  }
  if (name !== other.name || ranges.length !== other.ranges.length) return false
  if (!('id' in a)) return !('id' in b) && a.text === b.text
  if (!('id' in b) || a.note !== b.note || a.tags.length !== b.tags.length) return false
  return a.tags.every((tag, index) => tag === b.tags[index])
}
