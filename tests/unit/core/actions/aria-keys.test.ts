import { describe, expect, it } from 'vitest'
import { actions } from '#core/actions/actions.ts'
import { ariaKeys } from '#core/actions/aria-keys.ts'

describe('aria-keyshortcuts', () => {
  it('names the main modifier of the platform: Control or Meta', () => {
    expect(ariaKeys('Mod+Shift+e', false)).toBe('Control+Shift+E')
    expect(ariaKeys('Mod+Shift+e', true)).toBe('Meta+Shift+E')
    expect(ariaKeys('Alt+ArrowLeft', false)).toBe('Alt+ArrowLeft')
  })

  it('spells out the plus sign, which joins keys', () => {
    expect(ariaKeys('Mod++', false)).toBe('Control+Plus')
  })

  it('never contains a space, which would separate two shortcuts', () => {
    const all = actions.flatMap(({ keys }) => keys.map((one) => ariaKeys(one, false)))
    expect(all.filter((one) => /\s/.test(one))).toEqual([])
  })
})
