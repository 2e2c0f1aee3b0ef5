import type { JsonRecord } from '../userdata/json-value.ts'
import { isSetting, settingAllows } from '../userdata/settings.ts'

/** The settings that an organization makes for every user of a machine. */
export interface Policy {
  /** Values of settings for users who have not chosen one. */
  readonly defaults: JsonRecord
  /** Values of settings that users cannot change. */
  readonly locked: JsonRecord
  /** Folder for user data instead of the platform's, as written. */
  readonly userDataFolder: string | undefined
  /** Sentences on what is invalid. Invalid parts have no effect; the rest applies. */
  readonly problems: readonly string[]
}

export const noPolicy: Policy = {
  defaults: {},
  locked: {},
  userDataFolder: undefined,
  problems: [],
}

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

  const folder = content['userDataFolder']
  const isFolder = typeof folder === 'string' && folder !== ''
  if (folder !== undefined && !isFolder) problems.push('"userDataFolder" is not a folder.')
  for (const key of Object.keys(content)) {
    const known = ['defaults', 'locked', 'userDataFolder', ...passedOver]
    if (!known.includes(key)) problems.push(`There is no key "${key}".`)
  }
  return {
    defaults: settingsOf('defaults'),
    locked: settingsOf('locked'),
    userDataFolder: isFolder ? folder : undefined,
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
