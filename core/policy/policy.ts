import type { JsonRecord } from '../userdata/json-value.ts'
import { limits } from '../userdata/limits.ts'
import { isSetting, settingAllows } from '../userdata/settings.ts'

/** The settings that an organization makes for every user of a machine. */
export interface Policy {
  /** Values of settings for users who have not chosen one. */
  readonly defaults: JsonRecord
  /** Values of settings that users cannot change. */
  readonly locked: JsonRecord
  /** Folder for user data instead of the platform's. */
  readonly userDataFolder: string | undefined
  /** Folder with edition files for all users. */
  readonly editionsFolder: string | undefined
  /** Folder with code tables for all users, instead of the platform's. */
  readonly tablesFolder: string | undefined
  /** Shelves for all users: files, or folders with one shelf each. */
  readonly shelves: readonly string[]
  /** Sentences on what is invalid. Invalid parts have no effect; the rest applies. */
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

/** Keys for editors and readers. They have no effect. */
const passedOver = ['$schema', 'comment']

/** Parses a policy file key by key, so that one invalid key does not affect the others. Never throws. */
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

/** Returns the effective settings: locked values, then the stored ones, then the policy's defaults. */
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
