import { describe, expect, it } from 'vitest'
import { paletteGroups } from '../../../renderer/features/palette/palette-groups.ts'
import { type PaletteItem, paletteItems } from '../../../renderer/features/palette/palette-items.ts'

const action = (id: 'compare' | 'print' | 'back'): PaletteItem => ({
  kind: 'action',
  id,
  title: id,
})
const edition: PaletteItem = { kind: 'edition', id: '2023', title: 'CPT 2023' }

describe('the groups of the palette', () => {
  it('keep the order of the results', () => {
    const items = [edition, action('compare'), action('print')]
    const groups = paletteGroups(items)
    expect(groups.map(({ heading }) => heading)).toEqual(['Editions', 'Actions'])
    expect(groups.flatMap(({ entries }) => entries)).toEqual(
      items.map((item, index) => ({ item, index })),
    )
  })

  it('name the rest of a kind differently from its best results', () => {
    const groups = paletteGroups([action('compare'), edition, action('print'), action('back')])
    expect(groups.map(({ heading, entries }) => [heading, entries.length])).toEqual([
      ['Actions', 1],
      ['Editions', 1],
      ['More actions', 2],
    ])
  })

  it.each(['', 'compare', 'edition', 'c', 'z'])(
    'have distinct names and contain every result, for “%s”',
    (typed) => {
      const items = paletteItems(typed, [], [], [], 'desktop')
      const groups = paletteGroups(items)
      const headings = groups.map(({ heading }) => heading)
      expect(new Set(headings).size).toBe(headings.length)
      expect(groups.flatMap(({ entries }) => entries.map(({ item }) => item))).toEqual(items)
    },
  )
})
