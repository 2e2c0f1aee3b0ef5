import { defineStore } from 'pinia'
import { computed, markRaw, ref, shallowRef } from 'vue'
import type { InputOf, OutputOf } from '#core/contract/contract.ts'
import type { Change } from '#core/userdata/change.ts'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import type { UserDocument } from '#core/userdata/document.ts'
import { withDifference } from '#core/userdata/document-difference.ts'
import { createDocumentMemory } from '#core/userdata/document-memory.ts'
import { withPolicy } from '#core/policy/policy.ts'
import { readSession, readSettings } from '#core/userdata/settings.ts'
import { withSharedRecords } from '#core/userdata/shared-records.ts'
import type { Snapshot } from '#core/userdata/snapshot.ts'
import { callHost, onHostEvent } from '../host/host.ts'
import { useManaged } from './managed.ts'
import { useMessages } from './messages.ts'
import { prepareFindInIdleTime } from './prepare-find.ts'

type UserData = OutputOf<'userdata.read'>

/** What the app keeps without being asked to. */
const keptByItself: readonly Change['kind'][] = ['set-session', 'add-recent']

/** What the user put in: kept by the host, shown here. Every change goes through {@link apply}. */
export const useUserData = defineStore('user-data', () => {
  const messages = useMessages()
  const managed = useManaged()

  const document = shallowRef(emptyDocument)
  const revision = ref(0)
  /** Whether all of it is on the disk. */
  const saved = ref(true)
  const readOnly = ref(false)
  /** The messages of the host's notices, by the notices' ids and times. */
  const shownNotices = new Map<string, number>()

  const bookmarks = computed(() => document.value.bookmarks)
  const notes = computed(() => document.value.notes)
  const recents = computed(() => document.value.recents)
  const settings = computed(() => readSettings(withPolicy(document.value.settings, managed.policy)))
  const session = computed(() => readSession(document.value.session))
  const noteByCategory = computed(
    () => new Map(document.value.notes.map((note) => [note.snapshot.category, note])),
  )

  /** Documents that the host may tell differences from. */
  const memory = createDocumentMemory()
  /** The revision on screen, which the host is told; none before the first answer. */
  const known = () => (memory.find(revision.value) === undefined ? undefined : revision.value)

  /** Returns the document of an answer, with the objects that are on screen; `undefined` where it cannot be told. */
  function documentOf({ content }: UserData): UserDocument | undefined {
    if ('document' in content) return withSharedRecords(content.document, document.value)
    const before = memory.find(content.since)
    return before && withDifference(before, content.difference)
  }

  /** Takes an answer over, unless a later one has come before it. Returns whether what is on screen is as late as it. */
  function take(state: UserData): boolean {
    if (state.revision < revision.value) return true
    const next = documentOf(state)
    if (next === undefined) return false
    memory.keep(state.revision, next)
    revision.value = state.revision
    document.value = markRaw(next)
    saved.value = state.saved
    readOnly.value = state.readOnly
    showNotices(state.notices)
    return true
  }

  /** Shows each notice once, and takes it off when it no longer holds. */
  function showNotices(notices: UserData['notices']): void {
    // A trouble that comes again, or has another reason by now, has its id and another time.
    const current = new Map(notices.map((notice) => [`${notice.id} ${notice.at}`, notice]))
    for (const [key, shown] of shownNotices) {
      if (current.has(key)) continue
      messages.close(shown)
      shownNotices.delete(key)
    }
    for (const [key, { id, message }] of current) {
      if (shownNotices.has(key)) continue
      // Read here, it is read in every window.
      const dismiss = () => {
        callHost('userdata.dismissNotice', { id }).catch((error: unknown) => messages.report(error))
      }
      shownNotices.set(key, messages.warn(message, [], dismiss))
    }
  }

  /** Calls under way: each brings what is new with its answer. */
  let asking = 0
  /** The latest revision that the host told of during a call. */
  let heardOf: number | undefined

  /** Returns the answer to a call, taken over. */
  async function taken<Answer extends UserData>(call: Promise<Answer>): Promise<Answer> {
    asking++
    try {
      const answer = await call
      if (!take(answer)) take(await callHost('userdata.read', {}))
      return answer
    } finally {
      asking--
      lookAgain()
    }
  }

  function lookAgain(): void {
    if (asking > 0 || heardOf === undefined) return
    const isNew = heardOf > revision.value
    heardOf = undefined
    // What is saved at last keeps its revision.
    if (isNew || !saved.value) look()
  }

  function look(): void {
    read().catch((error: unknown) => messages.report(error))
  }

  async function read(): Promise<void> {
    await taken(callHost('userdata.read', { known: known() }))
  }

  /** Makes changes and returns those that undo them; `undefined` where the host refused, which is said. */
  async function apply(changes: readonly Change[]): Promise<readonly Change[] | undefined> {
    // That the app cannot keep these was said at the start; nobody asked for them.
    if (readOnly.value && changes.every(({ kind }) => keptByItself.includes(kind))) return undefined
    try {
      const answer = await taken(
        callHost('userdata.apply', { changes: [...changes], known: known() }),
      )
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

  /** Brings an import in, which can be undone. Returns whether that worked; if not, it is said why. */
  async function importFile(
    input: Omit<InputOf<'userdata.import'>, 'known'>,
    text: string,
  ): Promise<boolean> {
    return takeAnswer(callHost('userdata.import', { ...input, known: known() }), text)
  }

  /** Puts a backup in place of what is there, which can be undone. */
  async function restoreBackup(id: string, text: string): Promise<boolean> {
    return takeAnswer(callHost('userdata.restoreBackup', { id, known: known() }), text)
  }

  async function takeAnswer(
    asked: Promise<OutputOf<'userdata.apply'>>,
    text: string,
  ): Promise<boolean> {
    try {
      const answer = await taken(asked)
      for (const { reason } of answer.remarks) messages.warn(reason)
      if (answer.undo.length === 0) messages.say('No changes')
      else sayUndoable(answer.undo, text)
      return true
    } catch (error) {
      messages.report(error)
      return false
    }
  }

  /** Sets the note on a category; `was` is the text that the person saw before. */
  async function setNote(snapshot: Snapshot, text: string, was: string): Promise<void> {
    await apply([{ kind: 'set-note', snapshot, text, was }])
  }

  onHostEvent('userdata-changed', (event) => {
    if (asking === 0) look()
    else heardOf = event.revision
  })
  onHostEvent('connected', look)
  prepareFindInIdleTime(document)

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
    setNote,
  }
})
