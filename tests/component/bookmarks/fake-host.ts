import type { ListedShelf } from '#core/contract/shelf-calls.ts'
import type { UserDataAnswer } from '#core/contract/userdata-calls.ts'
import type { ShelfContent } from '#core/shelves/shelf-content.ts'
import { type CodeList, emptyCodeList } from '#core/tables/code-list.ts'
import { applyChanges, stampChanges } from '#core/userdata/apply-changes.ts'
import type { Change } from '#core/userdata/change.ts'
import { differenceOf } from '#core/userdata/document-difference.ts'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import type { UserDocument } from '#core/userdata/document.ts'
import { changesToImport, noRoomFor } from '#core/userdata/exchange/changes-to-import.ts'
import { importCsv } from '#core/userdata/exchange/csv-exchange.ts'
import { previewImport } from '#core/userdata/exchange/preview-import.ts'
import { datasetAnswers } from '../dataset-answers.ts'
import { putBridge } from '../put-bridge.ts'

/**
 * A host that keeps user data in memory, by the same rules as the real one. Import it before any module
 * that calls the host.
 */
let documents: UserDocument[] = [emptyDocument]

const now = '2026-11-23T10:00:00.000Z'
let ids = 0
const newId = () => `id-${++ids}`

/** The host's user data. */
export function held(): UserDocument {
  return documents.at(-1) ?? emptyDocument
}

/** Sets the user data, as if it had been there at the start. */
export function startWith(...changes: readonly Change[]): void {
  told = allIsWell()
  documents = [applyChanges(emptyDocument, stampChanges(changes, newId), { now, newId }).document]
}

/** The host's state: whether everything is saved, and its notices. */
let told: Pick<UserDataAnswer, 'notices' | 'saved' | 'readOnly'> = allIsWell()

function allIsWell(): typeof told {
  return { notices: [], saved: true, readOnly: false }
}

/** Sets a notice of the host, such as for a full disk; without a notice, all is well again. */
export function tell(trouble: Partial<typeof told> = {}): void {
  told = { ...allIsWell(), ...trouble }
  announce()
}

/** The current notices. */
export function toldNotices(): readonly unknown[] {
  return told.notices
}

let shelves: readonly { readonly listed: ListedShelf; readonly content: ShelfContent }[] = []

/** Puts shelves on the share, or takes them away. */
export function putShelves(...now: typeof shelves): void {
  shelves = now
  tellPage({ name: 'shelves-changed', detail: null })
}

let levelTwo: CodeList = emptyCodeList

/** Puts a table of HCPCS Level II in place. */
export function answerTables(list: CodeList): void {
  levelTwo = list
}

function announce(): void {
  tellPage({ name: 'userdata-changed', detail: { revision: documents.length } })
}

/** Makes changes in another window. */
export function changeElsewhere(...changes: readonly Change[]): void {
  change(changes)
}

function change(changes: readonly Change[]) {
  const { document, ...rest } = applyChanges(held(), stampChanges(changes, newId), { now, newId })
  documents.push(document)
  announce()
  return rest
}

function state(known: number | undefined) {
  const before = known === undefined ? undefined : documents[known - 1]
  const content =
    before === undefined
      ? { document: held() }
      : { since: known, difference: differenceOf(before, held()) }
  return { revision: documents.length, content, ...told }
}

interface Input {
  readonly known?: number
  readonly changes: Change[]
  readonly text: string
  readonly mode: 'merge' | 'replace'
  readonly id: string
  readonly prefer: 'mine' | 'theirs'
}

function imported(text: string) {
  const reading = importCsv(text, now, newId)
  if (reading.state === 'refused') throw new Error(reading.problem)
  return reading
}

const answers: Readonly<Record<string, (input: Input) => unknown>> = {
  ...datasetAnswers,
  'userdata.read': ({ known }) => state(known),
  'userdata.apply': ({ changes, known }) => ({ ...change(changes), ...state(known) }),
  'userdata.previewImport': ({ text }) => {
    const { imported: theirs, remarks } = imported(text)
    const noRoom = (mode: 'merge' | 'replace') =>
      noRoomFor(held(), changesToImport(held(), theirs, mode, 'theirs'))
    return {
      ...previewImport(held(), theirs),
      remarks,
      noRoom: { merge: noRoom('merge'), replace: noRoom('replace') },
    }
  },
  'userdata.import': ({ text, mode, prefer, known }) => {
    const changes = changesToImport(held(), imported(text).imported, mode, prefer)
    return { ...change(changes), ...state(known) }
  },
  'userdata.dismissNotice': ({ id }) => {
    tell({ ...told, notices: told.notices.filter((notice) => notice.id !== id) })
    return null
  },
  'userdata.backups': () => [],
  'tables.codes': () => ({ ...levelTwo, tables: [] }),
  'tables.layout': () => ({ letters: [] }),
  'shelves.list': () => shelves.map(({ listed }) => listed),
  'shelves.content': (input) =>
    shelves.find(({ listed }) => listed.id === (input as unknown as { shelf: string }).shelf)
      ?.content,
}

const tellPage = putBridge(answers)
Object.defineProperty(window, 'requestIdleCallback', {
  value: (run: (deadline: { timeRemaining: () => number }) => void) =>
    setTimeout(() => run({ timeRemaining: () => 50 })),
})
Object.defineProperty(window, 'cancelIdleCallback', { value: clearTimeout })
// There is no layout here: a list renders the rows that fit in this height.
Object.defineProperty(Element.prototype, 'clientHeight', { get: () => 800 })
Element.prototype.scrollTo = () => undefined
