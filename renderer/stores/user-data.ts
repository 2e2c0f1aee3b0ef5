import { defineStore } from 'pinia'
import { computed, markRaw, ref, shallowRef } from 'vue'
import type { InputOf, OutputOf } from '#core/contract/contract.ts'
import { setRecord } from '#core/userdata/apply-to-records.ts'
import type { Change, ChangeOf } from '#core/userdata/change.ts'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import type { UserDocument } from '#core/userdata/document.ts'
import { createDocumentMemory, withDifference } from '#core/userdata/document-difference.ts'
import { withPolicy } from '#core/policy/policy.ts'
import { readSession, readSettings } from '#core/userdata/settings.ts'
import { withSharedRecords } from '#core/userdata/shared-records.ts'
import type { Snapshot } from '#core/userdata/snapshot.ts'
import { callHost, onHostEvent } from '../host/host.ts'
import { useManaged } from './managed.ts'
import { useMessages } from './messages.ts'
import { prepareFindInIdleTime } from './prepare-find.ts'

type UserData = OutputOf<'userdata.read'>

/** Changes that the app makes on its own. */
const keptByItself: readonly Change['kind'][] = ['set-session', 'add-recent']

/** The user data, which the host saves. Every change goes through {@link apply}. */
export const useUserData = defineStore('user-data', () => {
  const messages = useMessages()
  const managed = useManaged()

  const document = shallowRef(emptyDocument)
  const revision = ref(0)
  /** Whether everything is on the disk. */
  const saved = ref(true)
  const readOnly = ref(false)
  /** The ids of the messages for the host's notices, by the notices' ids and times. */
  const shownNotices = new Map<string, number>()

  const bookmarks = computed(() => document.value.bookmarks)
  const notes = computed(() => document.value.notes)
  const recents = computed(() => document.value.recents)
  /** Settings that the host has not answered yet. They apply in the frame of the click. */
  const pendingSettings = shallowRef<readonly ChangeOf<'set-settings'>[]>([])
  const settings = computed(() => {
    const { settings: own } = pendingSettings.value.reduce(
      (shown, change) => setRecord(shown, change).document,
      document.value,
    )
    return readSettings(withPolicy(own, managed.policy))
  })
  const session = computed(() => readSession(document.value.session))
  const noteByCategory = computed(
    () => new Map(document.value.notes.map((note) => [note.snapshot.category, note])),
  )

  /** Documents that the host can send differences from. */
  const memory = createDocumentMemory()
  /** Returns the revision on screen, for the host; none before the first answer. */
  const known = () => (memory.find(revision.value) === undefined ? undefined : revision.value)

  /** Returns the document of an answer, reusing unchanged objects; `undefined` if the base of its difference is not here. */
  function documentOf({ content }: UserData): UserDocument | undefined {
    if ('document' in content) return withSharedRecords(content.document, document.value)
    const before = memory.find(content.since)
    return before && withDifference(before, content.difference)
  }

  /** Applies an answer, unless a later one arrived before. Returns whether the document is at least as recent now. */
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

  /** Shows each notice once, and closes it when it no longer applies. */
  function showNotices(notices: UserData['notices']): void {
    // A problem that returns, or has a new reason, has the same id and another time.
    const current = new Map(notices.map((notice) => [`${notice.id} ${notice.at}`, notice]))
    for (const [key, shown] of shownNotices) {
      if (current.has(key)) continue
      messages.close(shown)
      shownNotices.delete(key)
    }
    for (const [key, { id, message }] of current) {
      if (shownNotices.has(key)) continue
      // Once closed here, it is closed in every window.
      const dismiss = () => {
        callHost('userdata.dismissNotice', { id }).catch((error: unknown) => messages.report(error))
      }
      shownNotices.set(key, messages.warn(message, [], dismiss))
    }
  }

  /** The number of pending calls. Each answer brings the latest state. */
  let asking = 0
  /** The latest revision announced by the host during a call. */
  let heardOf: number | undefined

  /** Applies the answer to a call, and returns it. */
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
    // Saving at last does not change the revision.
    if (isNew || !saved.value) look()
  }

  function look(): void {
    read().catch((error: unknown) => messages.report(error))
  }

  async function read(): Promise<void> {
    await taken(callHost('userdata.read', { known: known() }))
  }

  /** Makes changes and returns those that undo them. Reports a failure and returns `undefined`. */
  async function apply(changes: readonly Change[]): Promise<readonly Change[] | undefined> {
    // The user did not ask for these, and was told at the start that nothing can be saved.
    if (readOnly.value && changes.every(({ kind }) => keptByItself.includes(kind))) return undefined
    const mine = changes.filter((change) => change.kind === 'set-settings')
    // Most changes are of no setting: then nothing that depends on the settings is worked out again.
    if (mine.length > 0) pendingSettings.value = [...pendingSettings.value, ...mine]
    try {
      const answer = await taken(
        callHost('userdata.apply', { changes: [...changes], known: known() }),
      )
      for (const { change, reason } of answer.remarks) {
        // Nobody needs to know that a session or setting was saved already.
        const kind = changes[change]?.kind
        if (kind !== 'set-session' && kind !== 'set-settings') messages.warn(reason)
      }
      return answer.undo
    } catch (error) {
      messages.report(error)
      return undefined
    } finally {
      // Where nothing can be saved, they stay for as long as the window is open.
      if (mine.length > 0 && !readOnly.value) {
        pendingSettings.value = pendingSettings.value.filter((each) => !mine.includes(each))
      }
    }
  }

  /** Makes changes and shows a message with Undo. */
  async function applyAndSay(changes: readonly Change[], text: string): Promise<void> {
    const undo = await apply(changes)
    sayUndoable(undo, text)
  }

  function sayUndoable(undo: readonly Change[] | undefined, text: string): void {
    if (undo !== undefined && undo.length > 0) messages.say(text, () => void apply(undo))
  }

  /** Imports a file. Can be undone. Returns whether it worked, and reports a failure. */
  async function importFile(
    input: Omit<InputOf<'userdata.import'>, 'known'>,
    text: string,
  ): Promise<boolean> {
    return takeAnswer(callHost('userdata.import', { ...input, known: known() }), text)
  }

  /** Restores a backup. Can be undone. */
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

  /** Sets the note on a category. `was` is the text that the user saw before. */
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
