import { describe, expect, it } from 'vitest'
import { actions } from '#core/actions/actions.ts'
import { ariaKeys } from '#core/actions/aria-keys.ts'

describe('keys as aria-keyshortcuts names them', () => {
  it('hold the modifier of the platform by its own name', () => {
    expect(ariaKeys('Mod+Shift+e', false)).toBe('Control+Shift+E')
    expect(ariaKeys('Mod+Shift+e', true)).toBe('Meta+Shift+E')
    expect(ariaKeys('Alt+ArrowLeft', false)).toBe('Alt+ArrowLeft')
  })

  it('spell a plus sign out, since that joins the parts', () => {
    expect(ariaKeys('Mod++', false)).toBe('Control+Plus')
  })

  it('never hold a space, which would part them in two', () => {
    const all = actions.flatMap(({ keys }) => keys.map((one) => ariaKeys(one, false)))
    expect(all.filter((one) => /\s/.test(one))).toEqual([])
  })
})
