import { describe, expect, test } from 'vitest'
import { actions } from '#core/actions/actions.ts'
import {
  type PressedKeys,
  defaultGlobalKeys,
  globalKeysOf,
  isGlobalKeys,
} from '#core/actions/global-keys.ts'

const press = (pressed: Partial<PressedKeys>): PressedKeys => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...pressed,
})

test('the default global shortcut is valid, and no action of the app uses it', () => {
  expect(isGlobalKeys(defaultGlobalKeys)).toBe(true)
  expect(actions.flatMap(({ keys }): readonly string[] => keys)).not.toContain(defaultGlobalKeys)
})

test.each(['Mod+Alt+k', 'Mod+Shift+Space', 'Alt+Shift+7', 'Mod+F9', 'Mod+Alt+Shift+F24'])(
  '%s can be a global shortcut',
  (keys) => expect(isGlobalKeys(keys)).toBe(true),
)

test.each([
  'k',
  'F9',
  'Shift+k',
  'Shift+F9',
  // With one modifier, it would take copying away from every program.
  'Mod+c',
  'Alt+k',
  'Alt+Mod+k',
  'Mod+Mod+k',
  'Mod+Alt+K',
  'Mod+Alt+Delete',
  'Mod+Alt+Tab',
  'Mod+Alt+F25',
  'Mod+Alt',
  'Mod+Alt+',
  '',
])('%j cannot be a global shortcut', (keys) => expect(isGlobalKeys(keys)).toBe(false))

describe('a key press', () => {
  test('gives its modifiers in the usual order', () => {
    const pressed = press({ key: 'K', code: 'KeyK', shiftKey: true, altKey: true, ctrlKey: true })
    expect(globalKeysOf(pressed, false)).toBe('Mod+Alt+Shift+k')
  })

  test('uses Command on macOS, and the letter on the key even if Alt types another character', () => {
    const pressed = press({ key: '˚', code: 'KeyK', altKey: true, metaKey: true })
    expect(globalKeysOf(pressed, true)).toBe('Mod+Alt+k')
    expect(globalKeysOf(pressed, false)).toBeUndefined()
  })

  test('names the space bar and function keys', () => {
    expect(
      globalKeysOf(press({ key: ' ', code: 'Space', ctrlKey: true, altKey: true }), false),
    ).toBe('Mod+Alt+Space')
    expect(globalKeysOf(press({ key: 'F8', code: 'F8', ctrlKey: true }), false)).toBe('Mod+F8')
  })

  test('gives no shortcut before it is complete', () => {
    const pressed = press({ key: 'Control', code: 'ControlLeft', ctrlKey: true })
    expect(globalKeysOf(pressed, false)).toBeUndefined()
  })
})
