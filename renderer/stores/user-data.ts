import { defineStore } from 'pinia'
import { computed, markRaw, ref, shallowRef } from 'vue'
import type { InputOf, OutputOf } from '#core/contract/contract.ts'
import type { Category, Outline } from '#core/editions/outline.ts'
import type { Change } from '#core/userdata/change.ts'
import { emptyDocument } from '#core/userdata/document.ts'
import { readSession, readSettings } from '#core/userdata/settings.ts'
import { snapshotOf } from '#core/userdata/snapshot.ts'
import { callHost, onHostEvent } from '../host/host.ts'
import { useMessages } from './messages.ts'

type UserData = OutputOf<'userdata.read'>

/** What the user put in: kept by the host, shown here. Every change goes through {@link apply}. */
export const useUserData = defineStore('user-data', () => {
  const messages = useMessages()

  const document = shallowRef(emptyDocument)
  const revision = ref(0)
  /** Whether all of it is on the disk. */
  const saved = ref(true)
  const readOnly = ref(false)
  const shownNotices = new Set<string>()

  const bookmarks = computed(() => document.value.bookmarks)
  const notes = computed(() => document.value.notes)
  const recents = computed(() => document.value.recents)
  const settings = computed(() => readSettings(document.value.settings))
  const session = computed(() => readSession(document.value.session))
  const bookmarkByCategory = computed(
    () => new Map(bookmarks.value.map((bookmark) => [bookmark.snapshot.category, bookmark])),
  )
  const noteByCategory = computed(
    () => new Map(document.value.notes.map((note) => [note.snapshot.category, note])),
  )

  function take(state: UserData): void {
    if (state.revision < revision.value) return
    revision.value = state.revision
    document.value = markRaw(state.document)
    saved.value = state.saved
    readOnly.value = state.readOnly
    for (const { id, message } of state.notices) {
      if (shownNotices.has(id)) continue
      shownNotices.add(id)
      messages.warn(message)
    }
  }

  async function read(): Promise<void> {
    take(await callHost('userdata.read', null))
  }

  /** Makes changes and returns those that undo them; `undefined` where the host refused, which is said. */
  async function apply(changes: readonly Change[]): Promise<readonly Change[] | undefined> {
    try {
      const answer = await callHost('userdata.apply', { changes: [...changes] })
      take(answer)
      for (const { change, reason } of answer.remarks) {
        // That the session or a setting is stored already is nothing to tell anybody.
        const kind = changes[change]?.kind
        if (kind !== 'set-session' && kind !== 'set-settings') messages.warn(reason)
      }
      return answer.undo
    } catch (error) {
      messages.report(error)
      return undefined
    }
  }

  /** Makes changes and says so, with a way to undo them. */
  async function applyAndSay(changes: readonly Change[], text: string): Promise<void> {
    const undo = await apply(changes)
    sayUndoable(undo, text)
  }

  function sayUndoable(undo: readonly Change[] | undefined, text: string): void {
    if (undo !== undefined && undo.length > 0) messages.say(text, () => void apply(undo))
  }

  /** Brings an import in, which can be undone. Tells whether that worked; if not, it is said why. */
  async function importFile(input: InputOf<'userdata.import'>, text: string): Promise<boolean> {
    return takeAnswer(callHost('userdata.import', input), text)
  }

  /** Puts a backup in place of what is there, which can be undone. */
  async function restoreBackup(name: string, text: string): Promise<boolean> {
    return takeAnswer(callHost('userdata.restoreBackup', { name }), text)
  }

  async function takeAnswer(
    asked: Promise<OutputOf<'userdata.apply'>>,
    text: string,
  ): Promise<boolean> {
    try {
      const answer = await asked
      take(answer)
      for (const { reason } of answer.remarks) messages.warn(reason)
      if (answer.undo.length === 0) messages.say('Nothing differs from what is there.')
      else sayUndoable(answer.undo, text)
      return true
    } catch (error) {
      messages.report(error)
      return false
    }
  }

  function isBookmarked(category: string): boolean {
    return bookmarkByCategory.value.has(category)
  }

  /** Bookmarks a category, or takes its bookmark away. */
  async function toggleBookmark(outline: Outline, category: Category): Promise<void> {
    const bookmark = bookmarkByCategory.value.get(category.id)
    await (bookmark === undefined
      ? applyAndSay(
          [{ kind: 'add-bookmark', folder: null, snapshot: snapshotOf(outline, category) }],
          `Bookmarked: ${category.name}`,
        )
      : applyAndSay(
          [{ kind: 'remove', bookmarks: [bookmark.id] }],
          `Bookmark removed: ${category.name}`,
        ))
  }

  async function setNote(outline: Outline, category: Category, text: string): Promise<void> {
    const was = noteByCategory.value.get(category.id)?.text ?? ''
    await apply([{ kind: 'set-note', snapshot: snapshotOf(outline, category), text, was }])
  }

  onHostEvent('userdata-changed', ({ revision: known }) => {
    // What is saved at last keeps its revision.
    if (known > revision.value || !saved.value)
      void read().catch((error: unknown) => messages.report(error))
  })

  return {
    saved,
    readOnly,
    document,
    bookmarks,
    notes,
    recents,
    settings,
    session,
    noteByCategory,
    read,
    apply,
    applyAndSay,
    importFile,
    restoreBackup,
    isBookmarked,
    toggleBookmark,
    setNote,
  }
})
