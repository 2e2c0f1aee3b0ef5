import './fake-host.ts'
import { cleanup, render } from '@testing-library/vue'
import { createPinia } from 'pinia'
import { afterEach, describe, expect, it } from 'vitest'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import { buildOutline } from '#core/editions/outline.ts'
import CompareRow from '../../../renderer/features/compare/CompareRow.vue'
import { type MadeUp, madeUpEdition } from '../../unit/support/made-up-edition.ts'

afterEach(cleanup)

const outline = (year: number, categories: readonly MadeUp[]) =>
  buildOutline(madeUpEdition(year, categories))

const before: MadeUp[] = [
  { id: 'surgery', name: 'Surgery', codes: '10000-19999' },
  { id: 'surgery/skin', name: 'Skin', codes: '10000-10999' },
  { id: 'surgery/skin/grafts', name: 'Grafts', codes: '10500-10599' },
  { id: 'surgery/bones', name: 'Bones', codes: '11000-11999' },
  { id: 'radiology', name: 'Radiology', codes: '70000-79999' },
]

/** Renders the row of the category with a name and returns the text of its cells. */
function cellsOf(name: string, after: readonly MadeUp[]): (string | undefined)[] {
  const comparison = compareEditions(outline(2019, before), outline(2020, after))
  const index = comparison.rows.findIndex(({ from, to }) =>
    [...from, ...to].some((category) => category.name === name),
  )
  const row = comparison.rows[index]
  if (row === undefined) throw new Error(`no row has ${name}`)
  const { container } = render(CompareRow, {
    props: { comparison, item: { kind: 'row', row, index, why: 'wanted' } },
    global: { plugins: [createPinia()] },
  })
  return [...container.querySelectorAll('[role=cell]')].map((cell) => cell.textContent.trim())
}

const renamedTo = (name: string) =>
  before.map((category) => (category.id === 'surgery/bones' ? { ...category, name } : category))

describe('a row', () => {
  it('names the old and new parent of a moved category', () => {
    const after: MadeUp[] = [
      ...before.filter(({ id }) => !id.endsWith('grafts')),
      {
        id: 'radiology/grafts',
        name: 'Grafts',
        codes: '70500-70599',
        continues: ['surgery/skin/grafts'],
      },
    ]
    expect(cellsOf('Grafts', after)).toEqual([
      'MovedRange changed',
      'was in Surgery › SkinGraftswas 10500-10599',
      'now in RadiologyGraftsnow 70500-70599',
    ])
  })

  it('distinguishes new wording from a new meaning', () => {
    expect(cellsOf('Bones', renamedTo('Bone'))[0]).toBe('Renamedwording only')
    cleanup()
    expect(cellsOf('Bones', renamedTo('Tendons'))[0]).toBe('Renamed')
  })

  it('says so if the match is inferred', () => {
    const after = before.map((category) =>
      category.id === 'surgery/bones'
        ? { ...category, id: 'surgery/bones-and-joints', name: 'Bones and Joints' }
        : category,
    )
    expect(cellsOf('Bones', after)[0]).toBe('Renamedinferred')
  })

  it('says in words that a side is empty', () => {
    const [, from] = cellsOf('Vessels', [
      ...before.slice(0, 4),
      { id: 'surgery/vessels', name: 'Vessels', codes: '12000-12999' },
      ...before.slice(4),
    ])
    expect(from).toBe('–Not in Edition 2019')
  })
})
