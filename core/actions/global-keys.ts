import { splitKeys } from './actions.ts'

/**
 * The default shortcut of the quick lookup, in the notation of `Action.keys`.
 * Few programs use it, and it types no character on US keyboard layouts.
 */
export const defaultGlobalKeys = 'Mod+Alt+k'

/** The parts of a key press that identify its keys. */
export interface PressedKeys {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const modifierOrder = ['Mod', 'Alt', 'Shift'] as const
const functionKey = /^F(?:[1-9]|1\d|2[0-4])$/
const plainKey = /^(?:[a-z]|\d|Space)$/

/**
 * Whether keys can be a global shortcut: a letter, a digit or the space bar with two modifiers (one would
 * take away a key that programs use), or a function key with at least one.
 */
export function isGlobalKeys(keys: string): boolean {
  const parts = splitKeys(keys)
  const key = parts.at(-1) ?? ''
  const modifiers = parts.slice(0, -1)
  const places = modifiers.map((part) => modifierOrder.findIndex((modifier) => modifier === part))
  const inOrder = places.every((place, at) => place >= 0 && place > (places[at - 1] ?? -1))
  if (!inOrder || !(modifiers.includes('Mod') || modifiers.includes('Alt'))) return false
  return (
    (functionKey.test(key) && modifiers.length > 0) || (plainKey.test(key) && modifiers.length > 1)
  )
}

/** Returns the keys of a press, or `undefined` if they are incomplete or cannot be a global shortcut. */
export function globalKeysOf(press: PressedKeys, mac: boolean): string | undefined {
  const mod = mac ? press.metaKey : press.ctrlKey
  const otherMod = mac ? press.ctrlKey : press.metaKey
  if (otherMod) return undefined
  const held = { Mod: mod, Alt: press.altKey, Shift: press.shiftKey }
  const keys = [...modifierOrder.filter((modifier) => held[modifier]), keyOf(press)].join('+')
  return isGlobalKeys(keys) ? keys : undefined
}

function keyOf({ key, code }: PressedKeys): string {
  if (code === 'Space' || functionKey.test(key)) return code === 'Space' ? 'Space' : key
  if (/^[a-z]$/i.test(key)) return key.toLowerCase()
  // With Alt or Shift, some layouts type a character other than the one on the key.
  return /^(?:Key([A-Z])|Digit(\d))$/.exec(code)?.slice(1).join('').toLowerCase() ?? key
}
