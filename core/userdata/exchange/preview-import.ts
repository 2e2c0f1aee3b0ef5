import type { UserDocument } from '../document.ts'
import type { Imported } from './imported.ts'
import { type Match, planImport } from './import-plan.ts'

export const importedKinds = ['folders', 'bookmarks', 'notes', 'searches', 'settings'] as const
export type ImportedKind = (typeof importedKinds)[number]

/** How many items of a kind an import brings. */
export interface ImportCount {
  readonly kind: ImportedKind
  readonly new: number
  readonly same: number
  readonly conflicting: number
  /** How many of the user's own the import does not have, which a replacement would remove. */
  readonly missing: number
}

/** An item that is there, and is another in the import. */
export interface ImportConflict {
  readonly kind: ImportedKind
  readonly title: string
  /** Which parts differ. */
  readonly differs: readonly string[]
}

export interface ImportPreview {
  readonly counts: readonly ImportCount[]
  /** The first of them; `counts` has their number. */
  readonly conflicts: readonly ImportConflict[]
}

const conflictsShown = 500

/** Returns what an import would bring to the user data. */
export function previewImport(document: UserDocument, imported: Imported): ImportPreview {
  const plan = planImport(document, imported)
  const conflicts: ImportConflict[] = []
  function count<Item>(
    kind: ImportedKind,
    own: number,
    matches: readonly Match<Item>[],
    titleOf: (match: Match<Item>) => string,
    ownOf: (match: Match<Item>) => unknown = ({ mine }) => mine,
  ): ImportCount {
    const known = matches.filter(({ mine }) => mine !== undefined)
    const conflicting = known.filter(({ differs }) => differs.length > 0)
    for (const each of conflicting.slice(0, conflictsShown - conflicts.length)) {
      conflicts.push({ kind, title: titleOf(each), differs: each.differs })
    }
    return {
      kind,
      new: matches.length - known.length,
      same: known.length - conflicting.length,
      conflicting: conflicting.length,
      missing: imported[kind] === undefined ? 0 : own - new Set(known.map(ownOf)).size,
    }
  }
  const settingKeys = new Map(plan.settings.map((match) => [match as Match<unknown>, match.key]))
  const counts = [
    count('folders', document.folders.length, plan.folders, ({ theirs }) => theirs.name),
    count(
      'bookmarks',
      document.bookmarks.length,
      plan.bookmarks,
      ({ theirs }) => theirs.snapshot.name,
    ),
    count('notes', document.notes.length, plan.notes, ({ theirs }) => theirs.snapshot.name),
    count('searches', document.searches.length, plan.searches, ({ theirs }) => theirs.name),
    count(
      'settings',
      Object.keys(document.settings).length,
      plan.settings,
      (match) => settingKeys.get(match) ?? '',
      (match) => settingKeys.get(match),
    ),
  ]
  return { counts, conflicts }
}
