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

test('the keys that it comes with may be global, and no action of the app has them', () => {
  expect(isGlobalKeys(defaultGlobalKeys)).toBe(true)
  expect(actions.flatMap(({ keys }): readonly string[] => keys)).not.toContain(defaultGlobalKeys)
})

test.each(['Mod+Alt+k', 'Mod+Shift+Space', 'Alt+Shift+7', 'Mod+F9', 'Mod+Alt+Shift+F24'])(
  '%s may be global',
  (keys) => expect(isGlobalKeys(keys)).toBe(true),
)

test.each([
  'k',
  'F9',
  'Shift+k',
  'Shift+F9',
  // With one modifier it would take copying away from every program.
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
])('%j may not', (keys) => expect(isGlobalKeys(keys)).toBe(false))

describe('keys are read from a press', () => {
  test('in the order in which they are written', () => {
    const pressed = press({ key: 'K', code: 'KeyK', shiftKey: true, altKey: true, ctrlKey: true })
    expect(globalKeysOf(pressed, false)).toBe('Mod+Alt+Shift+k')
  })

  test('with Command on macOS, where Alt types another character', () => {
    const pressed = press({ key: '˚', code: 'KeyK', altKey: true, metaKey: true })
    expect(globalKeysOf(pressed, true)).toBe('Mod+Alt+k')
    expect(globalKeysOf(pressed, false)).toBeUndefined()
  })

  test('the space bar and function keys by name', () => {
    expect(
      globalKeysOf(press({ key: ' ', code: 'Space', ctrlKey: true, altKey: true }), false),
    ).toBe('Mod+Alt+Space')
    expect(globalKeysOf(press({ key: 'F8', code: 'F8', ctrlKey: true }), false)).toBe('Mod+F8')
  })

  test('not before they are whole', () => {
    const pressed = press({ key: 'Control', code: 'ControlLeft', ctrlKey: true })
    expect(globalKeysOf(pressed, false)).toBeUndefined()
  })
})
