import { type Code, parseCode } from '../codes/code.ts'
import { formatRanges, rangeHolds } from '../codes/code-range.ts'
import type { Bookmark, CategoryNote, UserDocument } from './document.ts'
import { foldText } from '../text/fold-text.ts'
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
 * found where it lies inside the ranges. No words find every bookmark. `among` tells which to look at.
 */
export function findBookmarks(
  document: UserDocument,
  words: string,
  among: readonly Bookmark[] = document.bookmarks,
): Bookmark[] {
  const folders = [...folderPaths(document)].map(
    ([id, names]) => [id, foldText(names.join('\n'))] as const,
  )
  const wanted = wordsOf(words).map((word) => {
    const holding = folders.filter(([, names]) => names.includes(word.folded)).map(([id]) => id)
    return { ...word, folders: new Set<string | null>(holding) }
  })
  const texts = itemTexts(among)
  return among.filter(({ folder, snapshot }, index) => {
    const text = texts[index] ?? ''
    return wanted.every((word) => word.folders.has(folder) || isIn(snapshot, text, word))
  })
}

/** Returns the notes that hold all of the words, as {@link findBookmarks} does. */
export function findNotes(
  document: UserDocument,
  words: string,
  among: readonly CategoryNote[] = document.notes,
): CategoryNote[] {
  const wanted = wordsOf(words)
  const texts = itemTexts(among)
  return among.filter(({ snapshot }, index) =>
    wanted.every((word) => isIn(snapshot, texts[index] ?? '', word)),
  )
}

/**
 * Whether words find nothing that other words did not find: typed on from those, and without a
 * whole code, which is found where it is not written.
 */
export function narrows(words: string, before: string): boolean {
  return words.startsWith(before) && wordsOf(words).every(({ code }) => code === undefined)
}

/** Returns where in a bookmark or a note at least one of the words stands. `folderNames` are those of its folder and of the ones around it. */
export function whereFound(
  item: Bookmark | CategoryNote,
  folderNames: readonly string[],
  words: string,
): FoundIn[] {
  const { name, path, ranges, code = '' } = item.snapshot
  const isBookmark = 'id' in item
  const wanted = wordsOf(words)
  const places: readonly (readonly [FoundIn, string])[] = [
    ['name', name],
    ['path', path.join('\n')],
    ['codes', `${formatRanges(ranges)}\n${code}`],
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

function isIn({ ranges }: Snapshot, text: string, word: Word): boolean {
  return text.includes(word.folded) || hasCode(ranges, word)
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
