import { type ActionId, actions, splitKeys } from '#core/actions/actions.ts'

/** What of a key press decides which action it starts. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'code'
>

/** Tells whether a key press is the one that `keys` describes; see `Action.keys`. */
export function pressMatches(press: KeyPress, keys: string, mac: boolean): boolean {
  const parts = splitKeys(keys)
  const key = parts.at(-1) ?? ''
  const wantsMod = parts.includes('Mod')
  const mod = mac ? press.metaKey : press.ctrlKey
  const otherMod = mac ? press.ctrlKey : press.metaKey
  if (mod !== wantsMod || otherMod || press.altKey !== parts.includes('Alt')) return false
  const isLetterOrNamed = key.length > 1 || /[a-z]/i.test(key)
  // Shift is part of how "?" is typed, but a wish of its own beside a letter.
  if (isLetterOrNamed && press.shiftKey !== parts.includes('Shift')) return false
  // With Alt, some platforms type another character than the key's own.
  if (parts.includes('Alt') && /^\d$/.test(key)) return press.code === `Digit${key}`
  return press.key.toLowerCase() === key.toLowerCase()
}

/** Tells whether keys type a character, so that they must not be taken from a text field. */
export function typesCharacter(keys: string): boolean {
  const parts = splitKeys(keys)
  return !parts.includes('Mod') && !parts.includes('Alt') && (parts.at(-1) ?? '').length === 1
}

/** Returns the action that a key press starts, `typing` telling whether a text field has the focus. */
export function actionOfPress(
  press: KeyPress,
  typing: boolean,
  mac: boolean,
): ActionId | undefined {
  return actions.find(({ keys }) =>
    keys.some((one) => pressMatches(press, one, mac) && !(typing && typesCharacter(one))),
  )?.id
}
