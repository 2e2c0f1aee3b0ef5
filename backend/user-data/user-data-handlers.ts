import type { z } from 'zod'
import type { userDataCalls } from '#core/contract/userdata-calls.ts'
import { changesToReplace } from '#core/userdata/changes-to-replace.ts'
import type { UserDataStore } from './user-data-store.ts'

type Calls = typeof userDataCalls

/** A function for each call on the user data. */
export type UserDataHandlers = {
  readonly [Name in keyof Calls]: (
    input: z.output<Calls[Name]['input']>,
  ) => Promise<z.output<Calls[Name]['output']>>
}

/** Returns the calls of the contract on a store. */
export function createUserDataHandlers(store: UserDataStore): UserDataHandlers {
  return {
    'userdata.read': () => Promise.resolve(store.read()),
    'userdata.apply': ({ changes }) => store.apply(changes),
    'userdata.dismissNotice': ({ id }) => {
      store.dismissNotice(id)
      return Promise.resolve(null)
    },
    'userdata.backups': () => store.backups(),
    'userdata.restoreBackup': async ({ name }) =>
      store.apply(changesToReplace(store.read().document, await store.readBackup(name))),
  }
}
