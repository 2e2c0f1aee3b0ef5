import type { Change, ChangeOf } from './change.ts'
import type { SavedSearch, UserDocument } from './document.ts'
import { limits } from './limits.ts'
import { putIn, stayingBefore, takeOut } from './order.ts'
import { type ApplyContext, type Outcome, nothingDone, tooMany } from './outcome.ts'

const idOf = ({ id }: SavedSearch): string => id

export function addSearch(
  document: UserDocument,
  change: ChangeOf<'add-search'>,
  { now, newId }: ApplyContext,
): Outcome {
  const { searches } = document
  const id = change.id ?? newId()
  if (searches.some((search) => search.id === id)) {
    return nothingDone(document, 'This search is already saved.')
  }
  if (searches.length >= limits.searches) {
    return tooMany(document, limits.searches, 'saved searches')
  }
  const { name, query, edition } = change
  const search: SavedSearch = { id, name, query, edition, created: now, changed: now }
  return {
    document: {
      ...document,
      searches: putIn(searches, [{ before: change.before ?? null, items: [search] }], idOf),
    },
    undo: [{ kind: 'remove', searches: [id] }],
  }
}

export function editSearch(
  document: UserDocument,
  change: ChangeOf<'edit-search'>,
  { now }: ApplyContext,
): Outcome {
  const search = document.searches.find(({ id }) => id === change.id)
  if (search === undefined) return nothingDone(document, 'The search no longer exists.')
  const { id, name, query, edition, changed } = search
  const edited: SavedSearch = {
    ...search,
    name: change.name ?? name,
    query: change.query ?? query,
    edition: change.edition === undefined ? edition : change.edition,
    changed: change.changed ?? now,
  }
  if (edited.name === name && edited.query === query && edited.edition === edition) {
    return nothingDone(document, 'No changes')
  }
  return {
    document: {
      ...document,
      searches: document.searches.map((each) => (each === search ? edited : each)),
    },
    undo: [
      {
        kind: 'edit-search',
        id,
        ...(edited.name === name ? {} : { name }),
        ...(edited.query === query ? {} : { query }),
        ...(edited.edition === edition ? {} : { edition }),
        changed,
      },
    ],
  }
}

export function moveSearches(document: UserDocument, change: ChangeOf<'move-searches'>): Outcome {
  const { searches } = document
  const ids = new Set(change.ids)
  const { kept, runs } = takeOut(searches, ids, idOf)
  if (runs.length === 0) return nothingDone(document, 'The searches no longer exist.')
  const taken = new Map(runs.flatMap(({ items }) => items).map((search) => [search.id, search]))
  const moved = [...ids].flatMap((id) => taken.get(id) ?? [])
  const before = stayingBefore(searches, ids, change.before ?? null, idOf)
  const placed = putIn(kept, [{ before, items: moved }], idOf)
  if (placed.every((search, index) => search === searches[index])) {
    return nothingDone(document, 'The searches are already there.')
  }
  return {
    document: { ...document, searches: placed },
    undo: runs.map((run): Change => ({
      kind: 'move-searches',
      ids: run.items.map(idOf),
      before: run.before,
    })),
  }
}
