import { splitKeys } from './actions.ts'

/**
 * What calls the quick lookup unless the person chose other keys, written as `Action.keys` are.
 * Few programs use it, and no keyboard layout of the United States types a character with it.
 */
export const defaultGlobalKeys = 'Mod+Alt+k'

/** What of a key press tells which keys it is. */
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
 * Tells whether keys may be a shortcut that works in every program: a letter, digit or the space bar with two
 * modifiers, since with one it would take a key away that programs use, or a function key with at least one.
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

/** Returns the keys of a press that may be a global shortcut, or `undefined` where it may not or is not yet whole. */
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
  // With Alt or Shift some layouts type another character than the one on the key.
  return /^(?:Key([A-Z])|Digit(\d))$/.exec(code)?.slice(1).join('').toLowerCase() ?? key
}
