import { type Code, parseCode } from '../codes/code.ts'
import { rangeHolds } from '../codes/code-range.ts'
import type { Bookmark, CategoryNote, UserDocument } from './document.ts'
import { foldText } from '../text/fold-text.ts'
import { folderPaths } from './folders.ts'
import { itemTexts } from './item-texts.ts'
import type { Snapshot } from './snapshot.ts'

interface Word {
  readonly folded: string
  readonly code: Code | undefined
}

/**
 * Returns the bookmarks that hold all of the words, in the user's order: in name, path, code
 * ranges, tags, folder names or the note on its category. Case and accents make no difference. A whole code is also
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
  const noteTexts = itemTexts(document.notes)
  const wanted = wordsOf(words).map((word) => {
    const holding = folders.filter(([, names]) => names.includes(word.folded)).map(([id]) => id)
    const noted = document.notes.filter((_, index) => noteTexts[index]?.includes(word.folded))
    return {
      ...word,
      folders: new Set<string | null>(holding),
      categories: new Set(noted.map(({ snapshot }) => snapshot.category)),
    }
  })
  const texts = itemTexts(among)
  return among.filter(({ folder, snapshot }, index) => {
    const text = texts[index] ?? ''
    return wanted.every(
      (word) =>
        word.folders.has(folder) ||
        word.categories.has(snapshot.category) ||
        isIn(snapshot, text, word),
    )
  })
}

/** Returns the notes on categories that have no bookmark: those that no bookmark shows. */
export function notesWithoutBookmark({
  bookmarks,
  notes,
}: Pick<UserDocument, 'bookmarks' | 'notes'>): readonly CategoryNote[] {
  const bookmarked = new Set(bookmarks.map(({ snapshot }) => snapshot.category))
  return notes.filter(({ snapshot }) => !bookmarked.has(snapshot.category))
}

/** Returns the notes that hold all of the words, as {@link findBookmarks} does. */
export function findNotes(notes: readonly CategoryNote[], words: string): CategoryNote[] {
  const wanted = wordsOf(words)
  const texts = itemTexts(notes)
  return notes.filter(({ snapshot }, index) =>
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
