import { type Code, parseCode } from '../codes/code.ts'
import { formatRanges, rangeHolds } from '../codes/code-range.ts'
import type { Bookmark, CategoryNote, UserDocument } from './document.ts'
import { foldText } from './folded-text.ts'
import { folderPaths } from './folders.ts'
import { itemTexts } from './item-texts.ts'
import type { Snapshot } from './snapshot.ts'

/** Where a word was found. */
export type FoundIn = 'name' | 'path' | 'codes' | 'tags' | 'note' | 'folder'

interface Word {
  readonly folded: string
  readonly code: Code | undefined
}

/**
 * Returns the bookmarks that hold all of the words, in the person's order: in name, path, code
 * ranges, tags, note or folder names. Case and accents make no difference. A whole code is also
 * found where it lies inside the ranges. No words find every bookmark.
 */
export function findBookmarks(document: UserDocument, words: string): Bookmark[] {
  const folders = new Map<string | null, string>()
  for (const [id, names] of folderPaths(document)) folders.set(id, foldText(names.join('\n')))
  const wanted = wordsOf(words)
  const texts = itemTexts(document.bookmarks)
  return document.bookmarks.filter((bookmark, index) =>
    holdsAll(bookmark, wanted, texts[index] ?? '', folders.get(bookmark.folder) ?? ''),
  )
}

/** Returns the notes that hold all of the words, as {@link findBookmarks} does. */
export function findNotes(document: UserDocument, words: string): CategoryNote[] {
  const wanted = wordsOf(words)
  const texts = itemTexts(document.notes)
  return document.notes.filter((note, index) => holdsAll(note, wanted, texts[index] ?? '', ''))
}

/** Returns where in a bookmark or a note at least one of the words stands. `folderNames` are those of its folder and of the ones around it. */
export function whereFound(
  item: Bookmark | CategoryNote,
  folderNames: readonly string[],
  words: string,
): FoundIn[] {
  const { name, path, ranges } = item.snapshot
  const isBookmark = 'id' in item
  const wanted = wordsOf(words)
  const places: readonly (readonly [FoundIn, string])[] = [
    ['name', name],
    ['path', path.join('\n')],
    ['codes', formatRanges(ranges)],
    ['tags', isBookmark ? item.tags.join('\n') : ''],
    ['note', isBookmark ? item.note : item.text],
    ['folder', folderNames.join('\n')],
  ]
  return places
    .filter(([place, text]) => {
      const folded = foldText(text)
      return wanted.some(
        (word) => folded.includes(word.folded) || (place === 'codes' && hasCode(ranges, word)),
      )
    })
    .map(([place]) => place)
}

function holdsAll(
  { snapshot }: Bookmark | CategoryNote,
  wanted: readonly Word[],
  text: string,
  folder: string,
): boolean {
  return wanted.every(
    (word) =>
      text.includes(word.folded) || folder.includes(word.folded) || hasCode(snapshot.ranges, word),
  )
}

function hasCode(ranges: Snapshot['ranges'], { code }: Word): boolean {
  return code !== undefined && ranges.some((range) => rangeHolds(range, code))
}

function wordsOf(words: string): Word[] {
  return words
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => ({ folded: foldText(word), code: parseCode(word) }))
}
