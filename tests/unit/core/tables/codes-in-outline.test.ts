import { describe, expect, it } from 'vitest'
import { buildOutline } from '#core/editions/outline.ts'
import { buildPlacement } from '#core/editions/placement.ts'
import { listCodes } from '#core/tables/code-list.ts'
import { codesIn, countIn, placeCodes, unplacedCodes } from '#core/tables/codes-in-outline.ts'
import { smallTable } from '../../support/small-table.ts'
import { openDataset } from '#backend/dataset/dataset.ts'
import { join } from 'node:path'

const dataset = await openDataset(join(import.meta.dirname, '../../../../data'))
const outline = buildOutline(await dataset.edition('2026'))
const { placement } = buildPlacement(outline)

describe('codes in an outline', () => {
  const list = listCodes(
    [smallTable('opps', { '27130': 'hip', '27447': 'knee', '29881': 'scope', '99213': 'visit' })],
    'cpt',
  )
  const placed = placeCodes(list, placement)

  it('count in every category above them', () => {
    const surgery = outline.byId.get('surgery')
    if (surgery === undefined) throw new Error('The edition has no surgery section.')
    expect(countIn(placed, surgery)).toBe(3)
    expect(codesIn(placed, surgery).map((index) => list.codes[index])).toEqual([
      '27130',
      '27447',
      '29881',
    ])
  })

  it('all have a place', () => {
    expect(unplacedCodes(placed)).toEqual([])
    expect(
      outline.categories
        .filter((each) => each.parent === null)
        .reduce((sum, each) => sum + countIn(placed, each), 0),
    ).toBe(4)
  })
})
