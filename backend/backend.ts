import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { CallName, Handlers } from '#core/contract/contract.ts'
import type { EventMessage } from '#core/contract/events.ts'
import type { About, ImportKind, ToldPolicy } from '#core/contract/host-calls.ts'
import { editionsToTry } from '#core/editions/dated-editions.ts'
import { localToday } from '#core/dates/local-today.ts'
import { withPolicy } from '#core/policy/policy.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { type Settings, readSession, readSettings } from '#core/userdata/settings.ts'
import { createShelfHandlers } from './shelves/shelf-handlers.ts'
import { openShelfStore } from './shelves/shelf-store.ts'
import { openDataset } from './dataset/dataset.ts'
import { type Dispatch, createDispatcher } from './dispatcher.ts'
import { createEditionHandlers } from './editions/edition-handlers.ts'
import { createTableHandlers } from './tables/table-handlers.ts'
import { openTableStore } from './tables/table-store.ts'
import { createWindowHandlers, type WindowServices } from './window-handlers.ts'
import { systemClock } from './storage/clock.ts'
import { nodeFileSystem } from './storage/file-system.ts'
import { watchFolder } from './storage/folder-watch.ts'
import { createUserDataHandlers } from './user-data/user-data-handlers.ts'
import type { PolicyFile } from './policy/policy-file.ts'
import { sharedFolder } from './policy/shared-folder.ts'
import { latestDocument, openUserDataStore } from './user-data/user-data-store.ts'

/** What only a host can do. */
export interface HostServices {
  readonly about: Omit<About, 'datasetFolder' | 'userDataFolder'>
  copy(text: string): Promise<void>
  print(): Promise<void>
  chooseImport(what: ImportKind): Promise<void>
  /** The path of the file that the user chose, or `null`. */
  chooseShelf(): Promise<string | null>
  /** Whether the file was saved. */
  savePdf(name: string): Promise<boolean>
  /** `undefined` where the host has no windows of its own. */
  readonly windows: WindowServices | undefined
  zoom(factor: number): Promise<void>
  showLogFolder(): Promise<void>
}

export interface BackendOptions {
  readonly datasetFolder: string
  /** Whether that is the folder that ships with the app. */
  readonly isShippedDataset: boolean
  readonly userDataFolder: string
  /** What the organization decides for this machine. */
  readonly policy: PolicyFile
  readonly services: HostServices
  /** Gets every event for the windows. */
  readonly announce: (message: EventMessage) => void
  /** Gets the errors that no caller is to see in full. */
  readonly report: (call: CallName, error: unknown) => void
}

/** Everything behind the contract, the same for every host. */
export interface Backend {
  readonly dispatch: Dispatch
  /** Returns the current settings of the user. */
  settings(): Settings
  /**
   * Saves what is waiting and lets go of the files. Returns what is not saved and why, in sentences, or
   * `undefined`; to try again, call it again.
   */
  close(): Promise<string | undefined>
}

/** Opens dataset and user data and returns the calls on them. Never throws for a bad file: the calls say so. */
export async function openBackend(options: BackendOptions): Promise<Backend> {
  const { datasetFolder, userDataFolder, policy, services } = options
  const ownEditions = join(userDataFolder, 'editions')
  const shared = policy.editionsFolder ?? sharedFolder('editions')
  // Where it is there from the start, an edition that is put into it is seen at once.
  await mkdir(ownEditions, { recursive: true }).catch(() => undefined)
  const dataset = await openDataset(
    datasetFolder,
    { own: ownEditions, shared },
    { isShipped: options.isShippedDataset },
  )
  const userData = await openUserDataStore({
    folder: userDataFolder,
    report: (error) => options.report('userdata.read', error),
  })
  userData.subscribe(({ revision }) =>
    options.announce({ name: 'userdata-changed', detail: { revision } }),
  )
  const tables = createTableHandlers(
    openTableStore({
      shipped: join(datasetFolder, 'tables'),
      shared: policy.tablesFolder ?? sharedFolder('tables'),
      own: join(userDataFolder, 'tables'),
    }),
    dataset,
    options.announce,
  )
  const settings = () => readSettings(withPolicy(userData.read().document.settings, policy))
  const shelves = openShelfStore({
    folder: join(userDataFolder, 'shelves'),
    changed: () => options.announce({ name: 'shelves-changed', detail: null }),
  })
  const followShelves = () => shelves.follow({ own: settings().shelves, policy: policy.shelves })
  followShelves()
  userData.subscribe(followShelves)
  const editions = createEditionHandlers(dataset, ownEditions, options.announce)
  const announceDataset = () => options.announce({ name: 'dataset-changed', detail: null })
  void dataset.ownEditions.then(() => {
    if (dataset.catalog().editions.some(({ origin }) => origin !== 'shipped')) announceDataset()
  })
  const endWatches = [ownEditions, shared].map((folder) =>
    watchFolder(folder, nodeFileSystem, systemClock, async () => {
      if (await dataset.refresh()) announceDataset()
    }),
  )
  const readFirst = async () => {
    const { edition } = readSession(userData.read().document.session)
    const isKnown = dataset.catalog().editions.some(({ id }) => id === edition)
    if (edition !== null && !isKnown) {
      await Promise.race([dataset.ownEditions, delay(untrustedLimits.waitForOwnEdition)])
    }
    for (const id of editionsToTry(dataset.catalog().editions, edition, localToday())) {
      const file = await dataset.edition(id).catch(() => null)
      if (file !== null) return file
    }
    return null
  }
  // By the time that the window asks for it, it has been read.
  void readFirst()

  const handlers: Handlers = {
    'dataset.catalog': () => Promise.resolve(dataset.catalog()),
    'dataset.check': () => dataset.check(),
    'dataset.edition': ({ edition }) => dataset.edition(edition),
    'dataset.first': readFirst,
    'dataset.references': () => dataset.references(),
    ...editions.handlers,
    ...createUserDataHandlers(userData),
    ...tables.handlers,
    ...createShelfHandlers(shelves, () => latestDocument(userData)),
    'host.about': () => Promise.resolve({ ...services.about, datasetFolder, userDataFolder }),
    'host.policy': () => Promise.resolve(toldPolicy(policy)),
    'host.copy': async ({ text }) => {
      await services.copy(text)
      return null
    },
    'host.print': async () => {
      await services.print()
      return null
    },
    'host.chooseImport': async ({ what }) => {
      await services.chooseImport(what)
      return null
    },
    'host.chooseShelf': () => services.chooseShelf(),
    'host.savePdf': ({ name }) => services.savePdf(name),
    ...createWindowHandlers(services.windows),
    'host.zoom': async ({ factor }) => {
      await services.zoom(factor)
      return null
    },
    'host.showLogFolder': async () => {
      await services.showLogFolder()
      return null
    },
  }
  return {
    dispatch: createDispatcher(handlers, options.report),
    settings,
    close: async () => {
      for (const end of endWatches) end()
      editions.close()
      dataset.close()
      tables.close()
      await shelves.close()
      await userData.close()
      return userData.whyUnsaved()
    },
  }
}

/** Returns what a window is told of the policy. */
function toldPolicy({ path, exists, defaults, locked, problems }: PolicyFile): ToldPolicy {
  return { path: exists ? path : null, defaults, locked, problems: [...problems] }
}
