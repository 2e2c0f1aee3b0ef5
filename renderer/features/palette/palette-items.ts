import { type ActionId, type HostKind, actions, isOffered } from '#core/actions/actions.ts'
import type { CatalogEdition } from '#core/contract/dataset-calls.ts'
import type { Hit } from '#core/search/answer.ts'
import type { Bookmark } from '#core/userdata/document.ts'
import { keptTitle } from '#core/userdata/snapshot.ts'
import { actionWords } from './action-words.ts'

/** A thing that the palette can do or open. */
export type PaletteItem =
  | {
      readonly kind: 'action'
      readonly id: ActionId
      readonly title: string
    }
  | { readonly kind: 'edition'; readonly id: string; readonly title: string }
  | { readonly kind: 'bookmark'; readonly bookmark: Bookmark }
  | { readonly kind: 'category'; readonly hit: Hit }

const mostOfAKind = 8
/** From so many letters on, actions that have all words typed come before categories. */
const tellingLength = 4

/** Whether each word typed begins a word of the text; signs such as commas only part words. */
export function wordsBegin(typed: string, text: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return typed
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .every((word) => words.some((one) => one.startsWith(word)))
}

/**
 * Returns what a query can mean in the palette: first an edition that it names and the actions whose
 * titles begin so or that have its words, then bookmarks, categories, and what else fits.
 */
export function paletteItems(
  typed: string,
  bookmarks: readonly Bookmark[],
  editions: readonly CatalogEdition[],
  hits: readonly Hit[],
  host: HostKind,
): PaletteItem[] {
  const isEmpty = typed.trim() === ''
  const matchingActions = actions
    .filter(({ id }) => id !== 'palette' && isOffered(id, host))
    .filter(({ id, title, group }) =>
      wordsBegin(typed, `${title} ${group} ${actionWords[id] ?? ''}`),
    )
    .map(({ id, title }) => ({ kind: 'action', id, title }) as const)
  const matchingBookmarks = bookmarks
    .filter(({ snapshot, tags }) =>
      wordsBegin(typed, [...snapshot.path, keptTitle(snapshot), ...tags].join(' ')),
    )
    .slice(0, mostOfAKind)
    .map((bookmark): PaletteItem => ({ kind: 'bookmark', bookmark }))
  const matchingEditions = isEmpty
    ? []
    : editions
        .filter(({ id, title }) => wordsBegin(typed, `${title} ${id} edition`))
        .map(({ id, title }) => ({ kind: 'edition', id, title }) as const)
  const categories = hits
    .slice(0, mostOfAKind)
    .map((hit): PaletteItem => ({ kind: 'category', hit }))
  if (isEmpty) return [...matchingBookmarks, ...matchingActions]
  const begun = typed.trim().toLowerCase()
  const words = begun.split(/\s+/)
  const isTitled = ({ title }: { title: string }) => wordsBegin(typed, title)
  const [named, otherEditions] = parted(matchingEditions, ({ id }) => words.includes(id))
  const [meant, rest] = parted(matchingActions, ({ title }) =>
    title.toLowerCase().startsWith(begun),
  )
  // An action whose own words are all typed stands before those that are only called so.
  const otherActions = parted(rest, isTitled).flat()
  // Few letters begin a word of many actions, which would only stand before the categories.
  const isTelling = begun.length >= tellingLength
  return [
    ...named,
    ...meant,
    ...(isTelling ? otherActions : []),
    ...matchingBookmarks,
    ...categories,
    ...otherEditions,
    ...(isTelling ? [] : otherActions),
  ]
}

function parted<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))]
}
