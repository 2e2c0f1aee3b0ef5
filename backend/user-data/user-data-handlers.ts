import type { z } from 'zod'
import { CallFailed } from '#core/contract/call-failed.ts'
import type { UserDataAnswer, UserDataState, userDataCalls } from '#core/contract/userdata-calls.ts'
import { localToday } from '#core/dates/local-today.ts'
import { createDocumentMemory, differenceOf } from '#core/userdata/document-difference.ts'
import { changesToReplace } from '#core/userdata/changes-to-replace.ts'
import {
  type ImportMode,
  changesToImport,
  noRoomFor,
} from '#core/userdata/exchange/changes-to-import.ts'
import { exportCsv } from '#core/userdata/exchange/csv-exchange.ts'
import { dataExtension } from '#core/userdata/exchange/import-format.ts'
import type { Imported } from '#core/userdata/exchange/imported.ts'
import { exportJson } from '#core/userdata/exchange/json-exchange.ts'
import { previewImport } from '#core/userdata/exchange/preview-import.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { startRestingThread } from '../untrusted/resting-thread.ts'
import { type TaskInput, TaskStopped } from '../untrusted/task-thread.ts'
import { type UserDataStore, latestDocument } from './user-data-store.ts'

type Calls = typeof userDataCalls

/** A handler for each call on the user data. */
export type UserDataHandlers = {
  readonly [Name in keyof Calls]: (
    input: z.output<Calls[Name]['input']>,
  ) => Promise<z.output<Calls[Name]['output']>>
}

/** Returns the handlers for a store. */
export function createUserDataHandlers(store: UserDataStore): UserDataHandlers {
  /** The documents that callers have, so that they are sent differences. Sending a long document takes longer than changing it. */
  const sent = createDocumentMemory()

  function answer<State extends UserDataState>(
    state: State,
    known: number | undefined,
  ): Omit<State, 'document'> & Pick<UserDataAnswer, 'content'> {
    const { document, ...rest } = state
    const before = known === undefined ? undefined : sent.find(known)
    sent.keep(state.revision, document)
    const content =
      known === undefined || before === undefined
        ? { document }
        : { since: known, difference: differenceOf(before, document) }
    return { ...rest, content }
  }

  return {
    'userdata.read': ({ known }) => Promise.resolve(answer(store.read(), known)),
    'userdata.apply': async ({ changes, known }) => answer(await store.apply(changes), known),
    'userdata.dismissNotice': ({ id }) => {
      store.dismissNotice(id)
      return Promise.resolve(null)
    },
    'userdata.export': async ({ format }) => {
      const document = await latestDocument(store)
      const text = format === 'json' ? exportJson(document) : exportCsv(document)
      const extension = format === 'json' ? dataExtension : 'csv'
      return { text, fileName: `category-atlas-${localToday()}.${extension}` }
    },
    'userdata.previewImport': async (input) => {
      const { imported, remarks } = await readImportFile(input)
      const document = await latestDocument(store)
      const noRoom = (mode: ImportMode, prefer: 'mine' | 'theirs') =>
        noRoomFor(document, changesToImport(document, imported, mode, prefer))
      return {
        ...previewImport(document, imported),
        remarks,
        noRoom: { merge: noRoom('merge', 'theirs'), replace: noRoom('replace', 'theirs') },
      }
    },
    'userdata.import': async ({ mode, prefer, known, ...input }) => {
      const { imported } = await readImportFile(input)
      const changes = changesToImport(await latestDocument(store), imported, mode, prefer)
      return answer(await store.apply(changes, { allOrNothing: true }), known)
    },
    'userdata.backups': () => store.backups(),
    'userdata.restoreBackup': async ({ id, known }) => {
      const { folders, bookmarks, notes, searches, settings } = await store.readBackup(id)
      const backup = { folders, bookmarks, notes, searches, settings }
      const changes = changesToReplace(await latestDocument(store), backup)
      return answer(await store.apply(changes, { allOrNothing: true }), known)
    },
  }
}

const reader = startRestingThread(untrustedLimits.importFile.task)

async function readImportFile(input: TaskInput<'read-import'>): Promise<{
  readonly imported: Imported
  readonly remarks: readonly string[]
}> {
  const reading = await reader.run('read-import', input).catch((error: unknown) => {
    if (error instanceof TaskStopped) return { state: 'refused' as const, problem: error.message }
    throw error
  })
  if (reading.state === 'refused') {
    throw new CallFailed('bad-file', `This file cannot be imported. ${reading.problem}`)
  }
  return reading
}
