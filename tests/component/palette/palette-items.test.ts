import { describe, expect, it } from 'vitest'
import type { Hit } from '#core/search/answer.ts'
import { paletteItems, wordsBegin } from '../../../renderer/features/palette/palette-items.ts'

describe('the palette', () => {
  it('shows actions before anything is typed', () => {
    const items = paletteItems('', [], [], [], 'desktop')
    expect(items.length).toBeGreaterThan(10)
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['action']))
  })

  it('finds an action by the first letters of its words, in any order', () => {
    const titles = paletteItems('cit cop', [], [], [], 'desktop').map((item) =>
      item.kind === 'action' ? item.title : item.kind,
    )
    expect(titles).toEqual(['Copy citation'])
  })

  it.each([
    ['Export, import', 'exchange'],
    ['dark mode', 'theme'],
    ['zoom', 'zoom-in'],
    ['undo', 'undo'],
    ['what changed', 'show-changes'],
  ] as const)('finds “%s”', (typed, id) => {
    const ids = paletteItems(typed, [], [], [], 'desktop').map((item) =>
      item.kind === 'action' ? item.id : item.kind,
    )
    expect(ids).toContain(id)
  })

  it('puts actions before categories, unless too few letters are typed to tell', () => {
    const hit = { category: { id: 'a' } } as unknown as Hit
    const kinds = (typed: string) =>
      paletteItems(typed, [], [], [hit], 'desktop').map(({ kind }) => kind)
    expect(kinds('what changed')[0]).toBe('action')
    expect(kinds('pdf')[0]).toBe('category')
  })

  it('does not offer to open itself', () => {
    const items = paletteItems('find', [], [], [], 'desktop')
    expect(items.some((item) => item.kind === 'action' && item.id === 'palette')).toBe(false)
  })

  it('offers desktop actions only in the desktop app', () => {
    const kinds = (host: 'desktop' | 'browser') => paletteItems('zoom', [], [], [], host).length
    // In the browser, only the settings have such a name.
    expect(kinds('desktop')).toBe(4)
    expect(kinds('browser')).toBe(1)
  })

  it('finds an edition by its year', () => {
    const edition = {
      id: '2023',
      title: 'CPT 2023',
      effectiveDate: '2023-01-01',
      file: 'editions/2023.json',
      categories: 1,
      sha256: '0'.repeat(64),
      origin: 'shipped',
      state: 'valid',
    } as const
    expect(paletteItems('2023', [], [edition], [], 'desktop')).toEqual([
      { kind: 'edition', id: '2023', title: 'CPT 2023' },
    ])
  })

  it('puts actions that start with the query before those that only contain its words', () => {
    const titles = paletteItems('copy', [], [], [], 'desktop').map((item) =>
      item.kind === 'action' ? item.title : item.kind,
    )
    expect(titles).toEqual([
      'Copy code ranges',
      'Copy name',
      'Copy path',
      'Copy citation',
      'Copy link',
      'Make a copy to edit',
    ])
    const [first] = paletteItems('search', [], [], [], 'desktop')
    expect(first).toMatchObject({ kind: 'action', id: 'search' })
  })
})

describe('the typed words', () => {
  it('must each start a word of the text', () => {
    expect(wordsBegin('kn joi', 'Knee Joint')).toBe(true)
    expect(wordsBegin('oint', 'Knee Joint')).toBe(false)
    expect(wordsBegin('  ', 'Knee Joint')).toBe(true)
  })
})
