import type { CategoryNote } from './document.ts'
import { joinNotes } from './join-notes.ts'

/** Makes a document of one version from one of the version before. Pure; may throw for what it cannot read. */
export type Migration = (document: unknown) => unknown

/**
 * The way from each version of the document to the next, oldest first. A new version comes with a
 * function here, and with a frozen file of the version that it leaves, in the fixtures.
 */
export const migrations: readonly Migration[] = [
  rememberWhatWasNotChosen,
  keepOneNoteForEachCategory,
  asItIs,
]

/** Version 1 counted these among the settings, though nobody chooses them. */
const movedToSession: readonly string[] = ['sidebarWidth', 'tourOver']

function rememberWhatWasNotChosen(document: unknown): unknown {
  const { settings, session, ...rest } = document as Readonly<Record<string, object>>
  const entries = Object.entries(settings ?? {})
  const isMoved = ([key]: readonly [string, unknown]): boolean => movedToSession.includes(key)
  return {
    ...rest,
    settings: Object.fromEntries(entries.filter((entry) => !isMoved(entry))),
    session: { ...Object.fromEntries(entries.filter(isMoved)), ...session },
  }
}

/** In version 2 each bookmark had a note of its own, beside the one of its category. */
interface NotedBookmark extends Pick<CategoryNote, 'snapshot' | 'created' | 'changed'> {
  readonly note: string
}

function keepOneNoteForEachCategory(document: unknown): unknown {
  const { bookmarks, notes, ...rest } = document as {
    readonly bookmarks?: readonly NotedBookmark[]
    readonly notes?: readonly CategoryNote[]
  }
  // The file of what is remembered has neither.
  if (bookmarks === undefined || notes === undefined) return document
  const fromBookmarks = bookmarks
    .filter(({ note }) => note !== '')
    .map(({ snapshot, note, created, changed }) => ({ snapshot, text: note, created, changed }))
  return {
    ...rest,
    bookmarks: bookmarks.map(withoutNote),
    notes: joinNotes([...notes, ...fromBookmarks]),
  }
}

function withoutNote(bookmark: object): object {
  return Object.fromEntries(Object.entries(bookmark).filter(([key]) => key !== 'note'))
}

/** Version 4 only adds codes of HCPCS Level II to what can be kept. */
function asItIs(document: unknown): unknown {
  return document
}
