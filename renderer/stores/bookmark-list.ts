import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import type { UserDocument } from '#core/userdata/document.ts'
import { type BookmarkRow, type FoundItems, bookmarkRows, folderKey } from './bookmark-rows.ts'
import { type KeptFinder, createKeptFinder } from './kept-finder.ts'
import { useSession } from './session.ts'
import { type ShownShelf, useShelves } from './shelves.ts'
import { useUserData } from './user-data.ts'

/** In CSS pixels. In a smaller window, the details would leave no room for the tree. */
const roomForDetails = 600

const parts = ['folders', 'bookmarks', 'notes', 'searches'] as const

/** The content of the Bookmarks tab, and what is selected in it. */
export const useBookmarkList = defineStore('bookmark-list', () => {
  const session = useSession()
  const shelves = useShelves()
  const userData = useUserData()

  /** The text in the find box. */
  const words = ref('')
  /** The tag to filter by; `''` for all bookmarks. */
  const tag = ref('')
  const selected = ref<ReadonlySet<string>>(new Set())
  const focusedKey = ref<string>()
  /** Whether the details of the focused row are shown below the tree. */
  const detailsShown = ref(window.innerHeight >= roomForDetails)

  const find = createKeptFinder()
  const isFiltered = computed(() => words.value.trim() !== '' || tag.value !== '')

  /** Stays the same object until something shown here changes, since the session is saved all the time. */
  const shown = computed<UserDocument>((before) => {
    const now = userData.document
    return before !== undefined && parts.every((part) => before[part] === now[part]) ? before : now
  })

  const found = computed(() => (isFiltered.value ? foundIn(shown.value, find) : undefined))

  function foundIn(document: UserDocument, finder: KeptFinder): FoundItems {
    const wanted = words.value.trim().toLowerCase()
    const kept = finder(document, words.value)
    if (tag.value !== '') {
      const bookmarks = kept.bookmarks.filter(({ tags: its }) => its.includes(tag.value))
      return { bookmarks, notes: [], searches: [] }
    }
    const searches = document.searches.filter(({ name, query }) =>
      `${name}\n${query}`.toLowerCase().includes(wanted),
    )
    return { bookmarks: kept.bookmarks, notes: kept.notes, searches }
  }

  const findOnShelf = new Map<string, KeptFinder>()
  function foundOn({ id, document }: ShownShelf): FoundItems {
    const finder = findOnShelf.get(id) ?? createKeptFinder()
    findOnShelf.set(id, finder)
    return foundIn(document, finder)
  }

  const shelvesToShow = computed(() =>
    shelves.shelves.map((shelf) => ({
      shelf,
      found: isFiltered.value ? foundOn(shelf) : undefined,
    })),
  )
  const rows = computed(() =>
    bookmarkRows(shown.value, session.openFolders, found.value, shelvesToShow.value),
  )
  const allBookmarks = computed(() => [
    ...userData.bookmarks,
    ...shelves.shelves.flatMap(({ document }) => document.bookmarks),
  ])
  /** All tags in use, in alphabetical order. */
  const tags = computed(() =>
    [...new Set(allBookmarks.value.flatMap((bookmark) => bookmark.tags))].sort((a, b) =>
      a.localeCompare(b),
    ),
  )
  const focusedIndex = computed(() => {
    const index = rows.value.findIndex(({ key }) => key === focusedKey.value)
    return index < 0 ? 0 : index
  })
  const focusedRow = computed<BookmarkRow | undefined>(() => rows.value[focusedIndex.value])

  /** The selected keys in row order, or only the focused one if it is not selected. */
  const activeKeys = computed<readonly string[]>(() => {
    const key = focusedRow.value?.key
    if (key === undefined) return []
    if (!selected.value.has(key)) return [key]
    return rows.value.filter((row) => selected.value.has(row.key)).map((row) => row.key)
  })

  function setOpen(key: string, open: boolean): void {
    session.setFolderOpen(key, open)
  }

  function select(keys: Iterable<string>): void {
    selected.value = new Set(keys)
  }

  function toggleSelected(key: string): void {
    const next = new Set(selected.value)
    if (!next.delete(key)) next.add(key)
    selected.value = next
  }

  /** Focuses a row that is, or is about to be, in a folder, and expands the folders around it. */
  function reveal(key: string, folder: string | null): void {
    for (let id = folder; id !== null;) {
      setOpen(folderKey(id), true)
      const at = id
      id = userData.document.folders.find((each) => each.id === at)?.parent ?? null
    }
    focusedKey.value = key
  }

  // Rows that leave the list are no longer selected.
  watch(rows, (now) => {
    if (selected.value.size === 0) return
    const there = now.filter(({ key }) => selected.value.has(key))
    if (there.length < selected.value.size) select(there.map(({ key }) => key))
  })
  watch(tags, (now) => {
    if (tag.value !== '' && !now.includes(tag.value)) tag.value = ''
  })

  return {
    words,
    tag,
    selected,
    focusedKey,
    detailsShown,
    isFiltered,
    rows,
    tags,
    focusedIndex,
    focusedRow,
    activeKeys,
    setOpen,
    select,
    toggleSelected,
    reveal,
  }
})
