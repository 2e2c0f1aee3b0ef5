import { parseCode } from '../codes/code.ts'
import { formatRanges, rangeHolds } from '../codes/code-range.ts'
import type { Bookmark, CategoryNote, UserDocument } from './document.ts'
import { folderChain } from './folders.ts'
import type { Snapshot } from './snapshot.ts'

/** Where a word was found. */
export type FoundIn = 'name' | 'path' | 'codes' | 'tags' | 'note' | 'folder'

export interface Found<Item> {
  readonly item: Item
  /** Each place where at least one of the words stands. */
  readonly in: readonly FoundIn[]
}

type Texts = readonly (readonly [place: FoundIn, text: string])[]

/** Items never change, so that each is read once only. */
const textsOfItem = new WeakMap<Bookmark | CategoryNote, Texts>()

/**
 * Returns the bookmarks that hold all of the words, in the person's order: in name, path, code
 * ranges, tags, note or folder names. Case and accents make no difference. A whole code is also
 * found where it lies inside the ranges. No words find every bookmark.
 */
export function findBookmarks(document: UserDocument, words: string): Found<Bookmark>[] {
  const folders = new Map<string | null, string>()
  for (const { id } of document.folders) {
    const names = folderChain(document, id).map(({ name }) => name)
    folders.set(id, fold(names.join('\n')))
  }
  return find(document.bookmarks, words, (bookmark) => [
    ...rememberedTexts(bookmark, () => [
      ...textsOf(bookmark.snapshot),
      ['tags', fold(bookmark.tags.join('\n'))],
      ['note', fold(bookmark.note)],
    ]),
    ['folder', folders.get(bookmark.folder) ?? ''],
  ])
}

/** Returns the notes that hold all of the words, as {@link findBookmarks} does. */
export function findNotes(document: UserDocument, words: string): Found<CategoryNote>[] {
  return find(document.notes, words, (note) =>
    rememberedTexts(note, () => [...textsOf(note.snapshot), ['note', fold(note.text)]]),
  )
}

function find<Item extends Bookmark | CategoryNote>(
  items: readonly Item[],
  words: string,
  textsOfEach: (item: Item) => Texts,
): Found<Item>[] {
  const wanted = words
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => ({ folded: fold(word), code: parseCode(word) }))
  const found: Found<Item>[] = []
  for (const item of items) {
    const texts = textsOfEach(item)
    const places = new Set<FoundIn>()
    const all = wanted.every(({ folded, code }) => {
      let hit = false
      for (const [place, text] of texts) {
        if (!text.includes(folded)) continue
        places.add(place)
        hit = true
      }
      if (code !== undefined && item.snapshot.ranges.some((range) => rangeHolds(range, code))) {
        places.add('codes')
        hit = true
      }
      return hit
    })
    if (all) found.push({ item, in: [...places] })
  }
  return found
}

function rememberedTexts(item: Bookmark | CategoryNote, make: () => Texts): Texts {
  const known = textsOfItem.get(item)
  if (known !== undefined) return known
  const made = make()
  textsOfItem.set(item, made)
  return made
}

function textsOf({ name, path, ranges }: Snapshot): Texts {
  return [
    ['name', fold(name)],
    ['path', fold(path.join('\n'))],
    ['codes', fold(formatRanges(ranges))],
  ]
}

/** Returns a text in lower case without accents. Most texts have none, and are spared the work. */
function fold(text: string): string {
  if (!/[^ -~\s]/.test(text)) return text.toLowerCase()
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
