import { formatRanges } from '../codes/code-range.ts'
import type { Bookmark, CategoryNote, UserDocument } from './document.ts'
import { foldText } from '../text/fold-text.ts'

type Item = Bookmark | CategoryNote

/** Items never change, so that the text of each is made once only. */
const texts = new WeakMap<Item, string>()
/** Nor do lists: at each further key no item need be looked up. */
const textsOfLists = new WeakMap<readonly Item[], readonly string[]>()

/** Returns for each bookmark or note all that can be found in it, folded: name, path, codes, tags or text. */
export function itemTexts(items: readonly Item[]): readonly string[] {
  const known = textsOfLists.get(items)
  if (known !== undefined) return known
  const made = items.map(textOf)
  textsOfLists.set(items, made)
  return made
}

/**
 * Makes the texts of the next items that have none yet, at most `most`, so that the first find need
 * not make them all. Returns whether all are made.
 */
export function prepareTexts({ bookmarks, notes }: UserDocument, most: number): boolean {
  let made = 0
  for (const items of [bookmarks, notes]) {
    for (const item of items) {
      if (texts.has(item)) continue
      if (made === most) return false
      textOf(item)
      made++
    }
  }
  itemTexts(bookmarks)
  itemTexts(notes)
  return true
}

function textOf(item: Item): string {
  const known = texts.get(item)
  if (known !== undefined) return known
  const { name, path, ranges, code = '' } = item.snapshot
  const own = 'id' in item ? item.tags : [item.text]
  const text = foldText([name, ...path, formatRanges(ranges), code, ...own].join('\n'))
  texts.set(item, text)
  return text
}
