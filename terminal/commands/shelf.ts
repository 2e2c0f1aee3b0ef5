import { resolve } from 'node:path'
import { publishedShelf } from '#backend/shelves/shelf-handlers.ts'
import { openShelfStore } from '#backend/shelves/shelf-store.ts'
import { replaceFileAt } from '#backend/storage/replace-file.ts'
import { reasonOf } from '#backend/storage/storage-failure.ts'
import { type UserDataStore, openUserDataStore } from '#backend/user-data/user-data-store.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import type { ShelfFacts } from '#core/contract/shelf-calls.ts'
import { withPolicy } from '#core/policy/policy.ts'
import { typedShelfPath } from '#core/shelves/shelf-file.ts'
import { formatPath } from '#core/userdata/exchange/path-text.ts'
import { shelfExtension } from '#core/userdata/exchange/import-format.ts'
import { folderPaths } from '#core/userdata/folders.ts'
import { limits } from '#core/userdata/limits.ts'
import { readSettings } from '#core/userdata/settings.ts'
import { type Command, type Terminal, UsageError, badData, printJson } from '../command.ts'

export const shelfCommand: Command = {
  usage:
    'shelf [add PATH | remove PATH | export FILE --name NAME [--folder FOLDER] [--without-notes]] [--json]',
  summary:
    'the shelves you subscribed to; add or remove one; export your bookmarks and notes as one for others',
  options: {
    name: { type: 'string' },
    folder: { type: 'string' },
    'without-notes': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(terminal, { words, options }) {
    const [verb = 'list', path, ...more] = words
    const text = (option: string) => {
      const value = options[option]
      return typeof value === 'string' ? value : undefined
    }
    const asJson = options['json'] === true
    const userData = await openUserDataStore({ folder: terminal.userData })
    try {
      if (verb === 'list' && path === undefined) return await list(terminal, userData, asJson)
      if (path !== undefined && more.length === 0) {
        if (verb === 'add') return await add(terminal, userData, path, asJson)
        if (verb === 'remove') return await remove(terminal, userData, path, asJson)
        if (verb === 'export') {
          const withNotes = options['without-notes'] !== true
          const wanted = { name: text('name'), folder: text('folder'), withNotes }
          return await publish(terminal, userData, path, wanted, asJson)
        }
      }
      throw new UsageError(`Usage: atlas ${shelfCommand.usage}`)
    } finally {
      await userData.close()
    }
  },
}

function settingsOf(terminal: Terminal, userData: UserDataStore) {
  return readSettings(withPolicy(userData.read().document.settings, terminal.policy))
}

/** Checks files without keeping them. */
function preview(terminal: Terminal, path: string): Promise<ShelfFacts> {
  return openShelfStore({ folder: terminal.userData, changed: () => undefined }).preview(path)
}

async function list(terminal: Terminal, userData: UserDataStore, asJson: boolean): Promise<number> {
  const paths = [
    ...terminal.policy.shelves.map((path) => ({ path, origin: 'policy' })),
    ...settingsOf(terminal, userData).shelves.map((path) => ({ path, origin: 'own' })),
  ]
  const shelves = await Promise.all(
    paths.map(async ({ path, origin }) => {
      try {
        return { ...(await preview(terminal, path)), origin }
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error
        return { path, origin, problem: error.message }
      }
    }),
  )
  if (asJson) printJson(terminal, { shelves })
  for (const shelf of asJson ? [] : shelves) {
    terminal.print(`${shelf.path}  ${shelf.origin}`)
    terminal.print('problem' in shelf ? `  ${shelf.problem}` : `  ${factsInWords(shelf)}`)
  }
  return shelves.some((shelf) => 'problem' in shelf) ? badData : 0
}

async function add(
  terminal: Terminal,
  userData: UserDataStore,
  typed: string,
  asJson: boolean,
): Promise<number> {
  const facts = await preview(terminal, resolve(typedShelfPath(typed)))
  const { shelves } = settingsOf(terminal, userData)
  if (shelves.includes(facts.path)) throw new UsageError(`You already have ${facts.path}.`)
  if (shelves.length >= limits.shelves) {
    throw new UsageError(`You have ${limits.shelves} shelves. Remove one first.`)
  }
  await setShelves(terminal, userData, [...shelves, facts.path])
  if (asJson) printJson(terminal, { added: facts })
  else terminal.print(`Added ${facts.path}: ${factsInWords(facts)}`)
  return 0
}

async function remove(
  terminal: Terminal,
  userData: UserDataStore,
  typed: string,
  asJson: boolean,
): Promise<number> {
  const { shelves } = settingsOf(terminal, userData)
  const path = shelves.find((each) => each === typed || each === resolve(typed))
  if (path === undefined) throw new UsageError(`You have no shelf ${typed}.`)
  await setShelves(
    terminal,
    userData,
    shelves.filter((each) => each !== path),
  )
  if (asJson) printJson(terminal, { removed: path })
  else terminal.print(`Removed ${path}.`)
  return 0
}

/** Throws a CallFailed if the policy manages shelves, or they cannot be saved. */
async function setShelves(
  terminal: Terminal,
  userData: UserDataStore,
  shelves: readonly string[],
): Promise<void> {
  if (Object.hasOwn(terminal.policy.locked, 'shelves')) {
    throw new CallFailed('conflict', 'Your organization manages the list of shelves.')
  }
  await userData.apply([{ kind: 'set-settings', values: { shelves: [...shelves] } }])
  const why = userData.whyUnsaved()
  if (why !== undefined) throw new CallFailed('storage', why)
}

async function publish(
  terminal: Terminal,
  userData: UserDataStore,
  file: string,
  wanted: {
    readonly name: string | undefined
    readonly folder: string | undefined
    readonly withNotes: boolean
  },
  asJson: boolean,
): Promise<number> {
  const name = wanted.name?.trim() ?? ''
  if (name === '' || name.length > limits.nameText) {
    throw new UsageError(`--name takes a name of 1 to ${limits.nameText} characters.`)
  }
  if (!file.endsWith(`.${shelfExtension}`)) {
    throw new UsageError(`The file of a shelf ends in .${shelfExtension}.`)
  }
  const { document } = userData.read()
  const folder = wanted.folder === undefined ? null : folderNamed(userData, wanted.folder)
  const text = publishedShelf(document, name, folder, wanted.withNotes)
  const path = resolve(file)
  await replaceFileAt(path, Buffer.from(text)).catch((error: unknown) => {
    throw new CallFailed('storage', `${path} cannot be written: ${reasonOf(error)}.`)
  })
  const facts = await preview(terminal, path)
  if (asJson) printJson(terminal, { published: facts })
  else terminal.print(`Published ${path}: ${factsInWords(facts)}`)
  return 0
}

/** Returns the id of the folder with a name or path, such as `Knees > Implants`. */
function folderNamed(userData: UserDataStore, name: string): string {
  const paths = [...folderPaths(userData.read().document)]
  const named = paths.filter(([, names]) => names.at(-1) === name || formatPath(names) === name)
  const [folder, ...others] = named
  if (folder === undefined) throw new UsageError(`You have no folder "${name}".`)
  if (others.length > 0) {
    const ways = named.map(([, names]) => formatPath(names)).join(', ')
    throw new UsageError(`Several folders have this name: ${ways}. Name one of them in full.`)
  }
  return folder[0]
}

function factsInWords({ name, bookmarks, folders, notes }: ShelfFacts): string {
  return `${name}, bookmarks: ${bookmarks}, folders: ${folders}, notes: ${notes}`
}
