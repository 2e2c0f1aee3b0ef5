import { type Action, type ActionId, actionById, actions, splitKeys, writeKeys } from './actions.ts'
import { reservedReason } from './reserved-keys.ts'

/** The shortcuts of every action; the first one is shown. No two actions share one. */
export type Bindings = ReadonlyMap<ActionId, readonly string[]>

/** The shortcuts of the actions that the user changed. */
export type KeyOverrides = ReadonlyMap<ActionId, readonly string[]>

/** The most shortcuts that an action can have. */
export const mostKeys = 5

export interface BindingsReading {
  readonly bindings: Bindings
  readonly overrides: KeyOverrides
  /** A sentence on each stored shortcut that cannot be used. */
  readonly dropped: readonly string[]
}

const modifiers = ['Mod', 'Alt', 'Shift'] as const
const namedKey =
  /^(?:F(?:[1-9]|1\d|2[0-4])|Arrow(?:Up|Down|Left|Right)|Home|End|PageUp|PageDown|Insert|Delete|Enter|Escape|Tab|Backspace|Space)$/

/**
 * Returns keys in normal form: modifiers in the order Mod, Alt, Shift, letters in lower case, and no Shift
 * with a sign, because typing the sign implies it. Returns `undefined` if they are invalid.
 */
export function normalKeys(keys: string): string | undefined {
  const parts = splitKeys(keys)
  const key = parts.at(-1) ?? ''
  const held = parts.slice(0, -1)
  if (held.some((part) => !modifiers.some((modifier) => modifier === part))) return undefined
  if (new Set(held).size < held.length) return undefined
  const isSign = /^[^\s\p{L}\p{C}]$/u.test(key)
  if (!isSign && !/^\p{L}$/u.test(key) && !namedKey.test(key)) return undefined
  const kept = modifiers.filter(
    (modifier) => held.includes(modifier) && !(modifier === 'Shift' && isSign),
  )
  return [...kept, key.length === 1 ? key.toLowerCase() : key].join('+')
}

/** Whether two notations mean the same keys. */
export function sameKeys(a: string, b: string): boolean {
  const normal = normalKeys(a)
  return normal !== undefined && normal === normalKeys(b)
}

function defaultsOf(id: ActionId, mac: boolean): readonly string[] {
  const action: Action | undefined = actionById(id)
  return (mac ? action?.macKeys : undefined) ?? action?.keys ?? []
}

/** Returns a sentence on why an action cannot have some keys, or `undefined`. Its default keys are always allowed. */
export function keysFault(id: ActionId, keys: string | undefined, mac = false): string | undefined {
  if (keys === undefined || normalKeys(keys) === undefined) return 'This shortcut can’t be used.'
  if (defaultsOf(id, mac).some((one) => sameKeys(one, keys))) return undefined
  return reservedReason(keys)
}

/** Returns the action other than `except` that has some keys. */
export function holderOf(
  bindings: Bindings,
  keys: string,
  except?: ActionId,
): ActionId | undefined {
  for (const [id, all] of bindings) {
    if (id !== except && all.some((one) => sameKeys(one, keys))) return id
  }
  return undefined
}

/**
 * Returns the shortcuts of every action: its defaults, or the user's. A shortcut that the user gave to one
 * action is removed from the defaults of the others.
 */
export function effectiveBindings(overrides: KeyOverrides, mac = false): Bindings {
  const given = [...overrides.values()].flat()
  return new Map(
    actions.map(({ id }) => [
      id,
      overrides.get(id) ??
        defaultsOf(id, mac).filter((one) => !given.some((other) => sameKeys(one, other))),
    ]),
  )
}

/** Parses the stored shortcuts, which can be anything. Never throws. */
export function readBindings(stored: unknown, mac = false): BindingsReading {
  const dropped: string[] = []
  const overrides = new Map<ActionId, readonly string[]>()
  const drop = (what: string, why: string) => dropped.push(`${what.slice(0, 80)}: skipped. ${why}`)
  if (stored !== undefined && !isRecord(stored))
    drop('Custom shortcuts', 'This is not a list of shortcuts.')
  for (const [id, value] of isRecord(stored) ? Object.entries(stored) : []) {
    const action = actionById(id)
    if (action === undefined) drop(`“${id}”`, 'There is no such action.')
    else if (!Array.isArray(value)) drop(`“${action.title}”`, 'This is not a list of shortcuts.')
    else overrides.set(action.id, usableKeys(action.id, value, overrides, drop, mac))
  }
  return { bindings: effectiveBindings(overrides, mac), overrides, dropped }
}

function usableKeys(
  id: ActionId,
  values: readonly unknown[],
  others: KeyOverrides,
  drop: (what: string, why: string) => void,
  mac: boolean,
): readonly string[] {
  const usable: string[] = []
  for (const value of values) {
    const shown = `“${typeof value === 'string' ? writeKeys(value, false) : 'A shortcut'}” for “${actionById(id)?.title ?? id}”`
    const fault = typeof value === 'string' ? keysFault(id, value, mac) : 'This is not a shortcut.'
    const holder = typeof value === 'string' ? holderOf(others, value) : undefined
    if (fault !== undefined) drop(shown, fault)
    else if (holder !== undefined) {
      drop(shown, `“${actionById(holder)?.title ?? holder}” already uses it.`)
    } else if (usable.length >= mostKeys)
      drop(shown, `An action can have at most ${mostKeys} shortcuts.`)
    else if (typeof value === 'string' && !usable.some((one) => sameKeys(one, value))) {
      usable.push(value)
    }
  }
  return usable
}

/**
 * Returns the overrides after giving shortcuts to an action. Any other action that had one of them
 * loses it. Defaults are not stored as an override.
 */
export function withKeys(
  overrides: KeyOverrides,
  id: ActionId,
  keys: readonly string[],
  mac = false,
): KeyOverrides {
  const before = effectiveBindings(overrides, mac)
  const next = new Map(overrides)
  next.set(id, keys.slice(0, mostKeys))
  for (const [other, had] of before) {
    const left = had.filter((one) => !keys.some((given) => sameKeys(one, given)))
    if (other !== id && left.length < had.length) next.set(other, left)
  }
  return withoutIdle(next, mac)
}

/** Returns the overrides after resetting an action to its defaults, which other actions lose. */
export function withDefaultKeys(overrides: KeyOverrides, id: ActionId, mac = false): KeyOverrides {
  return withKeys(overrides, id, defaultsOf(id, mac), mac)
}

/** Drops overrides that equal the defaults. */
function withoutIdle(overrides: KeyOverrides, mac: boolean): KeyOverrides {
  return new Map(
    [...overrides].filter(([id, keys]) => {
      const own = defaultsOf(id, mac)
      return keys.length !== own.length || keys.some((one, at) => !sameKeys(one, own[at] ?? ''))
    }),
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
