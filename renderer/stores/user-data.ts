import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { InputOf, OutputOf } from '#core/contract/contract.ts'
import { applyChanges, stampChanges } from '#core/userdata/apply-changes.ts'
import type { Change } from '#core/userdata/change.ts'
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
/**
 * Changes that wait for the host. A note is on screen in the field where it is typed, and has to stay there if the
 * host rejects it.
 */
const shownWhenAnswered: readonly Change['kind'][] = [...keptByItself, 'set-note']

/** Changes that are shown before the host answers. */
interface PendingChanges {
  readonly changes: readonly Change[]
  /** An ISO date and time. */
  readonly now: string
}

/** The user data, which the host saves. Every change goes through {@link apply}, and shows at once. */
export const useUserData = defineStore('user-data', () => {
  const messages = useMessages()
  const managed = useManaged()

  /** The document of the host's latest answer. */
  const confirmed = shallowRef(emptyDocument)
  /** Oldest first. An answer can already contain later ones: a change that is made twice does nothing. */
  const pending = shallowRef<readonly PendingChanges[]>([])
  const document = computed(() =>
    pending.value.reduce(
      (shown, { changes, now }) => applyChanges(shown, changes, { now, newId }).document,
      confirmed.value,
    ),
  )
  const revision = ref(0)
  /** Whether everything is on the disk. */
  const saved = ref(true)
  const readOnly = ref(false)
  /** The ids of the messages for the host's notices, by the notices' ids and times. */
  const shownNotices = new Map<string, number>()

  const bookmarks = computed(() => document.value.bookmarks)
  const notes = computed(() => document.value.notes)
  const recents = computed(() => document.value.recents)
  /** Most changes are of no setting: then nothing that depends on the settings is worked out again. */
  const ownSettings = computed(() => document.value.settings)
  const settings = computed(() => readSettings(withPolicy(ownSettings.value, managed.policy)))
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
    if ('document' in content) return withSharedRecords(content.document, confirmed.value)
    const before = memory.find(content.since)
    return before && withDifference(before, content.difference)
  }

  /**
   * Applies an answer, unless a later one arrived before. Returns whether the document is at least as recent now; if
   * so, `settle` ran in the same step.
   */
  function take(state: UserData, settle?: () => void): boolean {
    if (state.revision < revision.value) {
      settle?.()
      return true
    }
    const next = documentOf(state)
    if (next === undefined) return false
    settle?.()
    memory.keep(state.revision, next)
    revision.value = state.revision
    confirmed.value = next
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

  /** Applies the answer to a call, and returns it. `settle` runs in the step in which it shows. */
  async function taken<Answer extends UserData>(
    call: Promise<Answer>,
    settle?: () => void,
  ): Promise<Answer> {
    asking++
    try {
      const answer = await call
      if (!take(answer, settle)) take(await callHost('userdata.read', {}), settle)
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
    // What is added has the same id before and after the answer.
    const named = stampChanges(changes, newId)
    const settle = showAtOnce(named)
    try {
      const answer = await taken(
        callHost('userdata.apply', { changes: named, known: known() }),
        settle,
      )
      for (const { change, reason } of answer.remarks) {
        // Nobody needs to know that a session or setting was saved already.
        const kind = named[change]?.kind
        if (kind !== 'set-session' && kind !== 'set-settings') messages.warn(reason)
      }
      return answer.undo
    } catch (error) {
      settle()
      messages.report(error)
      // Where nothing can be saved, settings stay for as long as the window is open.
      if (readOnly.value) showAtOnce(named.filter(({ kind }) => kind === 'set-settings'))
      return undefined
    }
  }

  /** Shows changes before the host answers. Returns a function that ends this: they are confirmed by then, or rejected. */
  function showAtOnce(changes: readonly Change[]): () => void {
    const shown = changes.filter(({ kind }) => !shownWhenAnswered.includes(kind))
    if (shown.length === 0) return () => undefined
    const mine: PendingChanges = { changes: shown, now: new Date().toISOString() }
    pending.value = [...pending.value, mine]
    return () => {
      pending.value = pending.value.filter((each) => each !== mine)
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

function newId(): string {
  return crypto.randomUUID()
}
