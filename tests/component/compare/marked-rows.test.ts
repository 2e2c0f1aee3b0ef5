import { describe, expect, it } from 'vitest'
import { markedRows } from '../../../renderer/features/outline/marked-rows.ts'
import { shippedOutlines } from './shipped.ts'

const outline = shippedOutlines.at(-1)
if (outline === undefined) throw new Error('no edition')

describe('an outline of marked categories', () => {
  it('contains the marked categories below their ancestors, numbered among the visible ones', () => {
    const wanted = ['Telemedicine Services', 'Fracture and/or Dislocation']
    const rows = markedRows(outline, ({ name }) => wanted.includes(name))
    expect(
      rows.slice(0, 4).map(({ category, place, siblings }) => [category.name, place, siblings]),
    ).toEqual([
      ['Evaluation and Management', 1, 2],
      ['Telemedicine Services', 1, 1],
      ['Surgery', 2, 2],
      ['Musculoskeletal System', 1, 1],
    ])
    for (const { category, expanded, hasChildren } of rows) {
      expect([expanded, hasChildren]).toEqual(
        wanted.includes(category.name) ? [false, false] : [true, true],
      )
    }
  })

  it('is empty if nothing is marked', () => {
    expect(markedRows(outline, () => false)).toEqual([])
  })
})
