import { type ActionId, splitKeys } from '#core/actions/actions.ts'
import { type Bindings, normalKeys } from '#core/actions/bindings.ts'

/** The parts of a key press that decide which action it starts. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'code'
> & {
  /** Whether AltGr is held, which types characters such as "[" on many keyboards. */
  readonly altGraph?: boolean
}

/** Returns the relevant parts of an event. */
export function pressOf(event: KeyboardEvent): KeyPress {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event
  const altGraph = key.length === 1 && event.getModifierState('AltGraph')
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, altGraph }
}

/** Returns the character or name of the key itself, since Alt changes the character on some platforms. */
function keyOf({ key, code, altKey, altGraph }: KeyPress): string {
  const plain = /^(?:Digit(\d)|Key([A-Z]))$/.exec(code)
  const isAnother = altKey && altGraph !== true && plain !== null && !/^[a-z]$/i.test(key)
  if (isAnother) return plain[1] ?? plain[2] ?? key
  return key === ' ' ? 'Space' : key
}

/** Returns the shortcut of a key press in normal form, or `undefined` if it cannot be one. */
export function keysOfPress(press: KeyPress, mac: boolean): string | undefined {
  const { ctrlKey, metaKey, altKey, shiftKey } = press
  const key = keyOf(press)
  if (press.altGraph === true) return normalKeys(key)
  if (mac ? ctrlKey : metaKey) return undefined
  const held = [
    ...((mac ? metaKey : ctrlKey) ? ['Mod'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey ? ['Shift'] : []),
  ]
  return normalKeys([...held, key].join('+'))
}

/** Whether a shortcut types a character, so that a text field must get it. */
export function typesCharacter(keys: string): boolean {
  const parts = splitKeys(keys)
  return !parts.includes('Mod') && !parts.includes('Alt') && (parts.at(-1) ?? '').length === 1
}

/** Returns the action that a key press starts. `typing` says whether a text field has the focus. */
export function actionOfPress(
  press: KeyPress,
  typing: boolean,
  mac: boolean,
  bindings: Bindings,
): ActionId | undefined {
  const pressed = keysOfPress(press, mac)
  if (pressed === undefined || (typing && typesCharacter(pressed))) return undefined
  for (const [id, all] of bindings) {
    if (all.some((keys) => normalKeys(keys) === pressed)) return id
  }
  return undefined
}

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Fn'])

/** Returns what a press does in a field that captures shortcuts: Tab and Escape leave it, and a modifier alone starts a combination. */
export function capturePress(event: KeyboardEvent): 'leave' | 'start' | 'combination' {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
  if (isPlain && (event.key === 'Tab' || event.key === 'Escape')) return 'leave'
  return modifiers.has(event.key) ? 'start' : 'combination'
}
