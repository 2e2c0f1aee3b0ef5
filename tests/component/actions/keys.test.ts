import { describe, expect, it } from 'vitest'
import { actions, writeKeys } from '#core/actions/actions.ts'
import { effectiveBindings } from '#core/actions/bindings.ts'
import {
  type KeyPress,
  actionOfPress as actionOfBoundPress,
  keysOfPress,
  typesCharacter,
} from '../../../renderer/actions/keys.ts'

const press = (key: string, modifiers: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...modifiers,
})

const asTheyCome = effectiveBindings(new Map())
const actionOfPress = (pressed: KeyPress, typing: boolean, mac: boolean) =>
  actionOfBoundPress(pressed, typing, mac, asTheyCome)

describe('the registry of actions', () => {
  it('gives no two actions the same shortcut', () => {
    const all = actions.flatMap(({ keys }) => keys.map((one) => one.toLowerCase()))
    expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([])
  })

  it('gives no two actions the same id or title', () => {
    for (const values of [actions.map(({ id }) => id), actions.map(({ title }) => title)]) {
      expect(new Set<string>(values).size).toBe(actions.length)
    }
  })

  it('keeps Ctrl+P for printing, and leaves the editing keys of text fields alone', () => {
    expect(actionOfPress(press('p', { ctrlKey: true }), false, false)).toBe('print')
    for (const key of ['a', 'c', 'v', 'x', 'z', 'y']) {
      expect(actionOfPress(press(key, { ctrlKey: true }), true, false)).toBeUndefined()
    }
  })
})

describe('a key press', () => {
  it('starts an action by its letter only outside text fields', () => {
    expect(actionOfPress(press('b'), false, false)).toBe('bookmark')
    expect(actionOfPress(press('b'), true, false)).toBeUndefined()
    expect(actionOfPress(press('d', { ctrlKey: true }), true, false)).toBe('bookmark')
  })

  it('uses Command on macOS and Control elsewhere', () => {
    expect(keysOfPress(press('k', { metaKey: true }), true)).toBe('Mod+k')
    expect(keysOfPress(press('k', { ctrlKey: true }), true)).toBeUndefined()
    expect(keysOfPress(press('k', { ctrlKey: true }), false)).toBe('Mod+k')
  })

  it('distinguishes a shifted letter from the plain one, but accepts "?" however it is typed', () => {
    expect(actionOfPress(press('C', { shiftKey: true }), false, false)).toBe('copy-citation')
    expect(actionOfPress(press('c'), false, false)).toBe('copy-ranges')
    expect(actionOfPress(press('?', { shiftKey: true }), false, false)).toBe('help')
    expect(actionOfPress(press('?'), false, false)).toBe('help')
  })

  it('with Alt and a digit matches by the position of the key, whatever it types', () => {
    expect(actionOfPress(press('¡', { altKey: true, code: 'Digit1' }), false, true)).toBe(
      'show-outline',
    )
  })

  it('can need AltGr, which counts neither as Control nor as Alt', () => {
    const german = { ctrlKey: true, altKey: true, altGraph: true, code: 'Digit8' }
    expect(actionOfPress(press('[', german), false, false)).toBe('previous-edition')
    expect(actionOfPress(press('[', { altKey: true, altGraph: true }), true, false)).toBeUndefined()
  })

  it('with Alt matches by the letter on the key if the platform reports it', () => {
    expect(keysOfPress(press('a', { altKey: true, code: 'KeyQ' }), false)).toBe('Alt+a')
    expect(keysOfPress(press('å', { altKey: true, code: 'KeyA' }), true)).toBe('Alt+a')
  })

  it('types a character unless it includes Control or Alt, or is a named key', () => {
    expect(['/', '[', 'Shift+C'].every(typesCharacter)).toBe(true)
    expect(['Mod+k', 'Alt+1', 'F6'].some(typesCharacter)).toBe(false)
  })
})

describe('shortcuts as users read them', () => {
  it('are written in the style of the platform', () => {
    expect(writeKeys('Mod+Shift+e', false)).toBe('Ctrl+Shift+E')
    expect(writeKeys('Mod+Shift+e', true)).toBe('⌘ ⇧ E')
    expect(writeKeys('Alt+ArrowLeft', false)).toBe('Alt+←')
  })
})
