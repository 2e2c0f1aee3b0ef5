import type { JsonRecord } from '../userdata/json-value.ts'
import { limits } from '../userdata/limits.ts'
import { isSetting, settingAllows } from '../userdata/settings.ts'

/** What an organization decides for every user of a machine. */
export interface Policy {
  /** Values of settings for whoever has not chosen one. */
  readonly defaults: JsonRecord
  /** Values of settings that nobody can change. */
  readonly locked: JsonRecord
  /** Folder for user data instead of the platform's. */
  readonly userDataFolder: string | undefined
  /** Folder of edition files for all users. */
  readonly editionsFolder: string | undefined
  /** Folder of code tables for all users, instead of the platform's. */
  readonly tablesFolder: string | undefined
  /** Shelves for all users: files, or folders that hold one each. */
  readonly shelves: readonly string[]
  /** What is wrong with the policy, in sentences. What they name has no effect; the rest has. */
  readonly problems: readonly string[]
}

export const noPolicy: Policy = {
  defaults: {},
  locked: {},
  userDataFolder: undefined,
  editionsFolder: undefined,
  tablesFolder: undefined,
  shelves: [],
  problems: [],
}

/** Keys that name a folder. */
export const policyFolders = ['userDataFolder', 'editionsFolder', 'tablesFolder'] as const

const mostShelves = 20

/** Keys by which an editor or a reader finds its way; they decide nothing. */
const passedOver = ['$schema', 'comment']

/** Reads the content of a policy file, key by key, so that one fault costs no other key. Never throws. */
export function readPolicy(content: unknown): Policy {
  if (!isRecord(content)) return { ...noPolicy, problems: ['It is not a JSON object.'] }
  const problems: string[] = []

  const settingsOf = (key: 'defaults' | 'locked'): JsonRecord => {
    const given = content[key]
    if (given === undefined) return {}
    if (!isRecord(given)) {
      problems.push(`"${key}" is not an object of settings.`)
      return {}
    }
    const valid = Object.entries(given).filter(([name, value]) => {
      const isValid = isSetting(name) && settingAllows(name, value)
      if (!isSetting(name)) problems.push(`"${key}" has an unknown setting "${name}".`)
      else if (!isValid) {
        problems.push(`"${key}.${name}" cannot be ${JSON.stringify(value)}.`)
      }
      return isValid
    })
    return Object.fromEntries(valid) as JsonRecord
  }

  const folderOf = (key: (typeof policyFolders)[number]): string | undefined => {
    const given = content[key]
    if (given === undefined || isPath(given)) return given
    problems.push(`"${key}" is not a folder.`)
    return undefined
  }

  const shelvesOf = (): readonly string[] => {
    const given = content['shelves']
    if (given === undefined) return []
    if (!Array.isArray(given)) {
      problems.push('"shelves" is not a list of files or folders.')
      return []
    }
    const paths = given.filter(isPath)
    if (paths.length < given.length) {
      problems.push('"shelves" has an entry that is not a file or a folder.')
    }
    if (paths.length > mostShelves) {
      problems.push(`"shelves" has more than ${mostShelves} entries. Only the first ones count.`)
    }
    return paths.slice(0, mostShelves)
  }

  for (const key of Object.keys(content)) {
    const known = ['defaults', 'locked', ...policyFolders, 'shelves', ...passedOver]
    if (!known.includes(key)) problems.push(`There is no key "${key}".`)
  }
  return {
    defaults: settingsOf('defaults'),
    locked: settingsOf('locked'),
    userDataFolder: folderOf('userDataFolder'),
    editionsFolder: folderOf('editionsFolder'),
    tablesFolder: folderOf('tablesFolder'),
    shelves: shelvesOf(),
    problems,
  }
}

/** Returns the settings that are in effect: the policy's defaults below what is stored, what it locks above. */
export function withPolicy(
  stored: JsonRecord,
  { defaults, locked }: Pick<Policy, 'defaults' | 'locked'>,
): JsonRecord {
  return { ...defaults, ...stored, ...locked }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isPath(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= limits.shelfPath
}
