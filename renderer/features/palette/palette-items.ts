import { type ActionId, type HostKind, actions, isOffered } from '#core/actions/actions.ts'
import type { CatalogEdition } from '#core/contract/dataset-calls.ts'
import type { Hit } from '#core/search/answer.ts'
import type { Bookmark } from '#core/userdata/document.ts'
import { keptTitle } from '#core/userdata/snapshot.ts'
import { actionWords, editionWord } from './texts.ts'

/** An item of the palette: something to do or open. */
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
/** From this many letters on, actions with all typed words come before categories. */
const tellingLength = 4

/** Whether each typed word starts a word of the text. Punctuation only separates words. */
export function wordsBegin(typed: string, text: string): boolean {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return typed
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .every((word) => words.some((one) => one.startsWith(word)))
}

/**
 * Returns the items of the palette for a query: first an edition that it names and the actions whose
 * titles start with it or contain its words, then bookmarks, categories and other matches.
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
        .filter(({ id, title }) => wordsBegin(typed, `${title} ${id} ${editionWord}`))
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
  // Actions whose title has all typed words come before those with only synonyms.
  const otherActions = parted(rest, isTitled).flat()
  // A few letters start a word of many actions, which would only push the categories down.
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
