import { describe, expect, it } from 'vitest'
import { changeMatrix } from '#core/comparison/change-matrix.ts'
import { compareSteps } from '#core/comparison/edition-steps.ts'
import { type MadeUp, outlineOf, shippedOutlines } from './editions.ts'

const surgery: MadeUp = { id: 's', name: 'Surgery', codes: '10000-69999' }
const knee: MadeUp = { id: 's/knee', name: 'Knee', codes: '20000-20999' }
const radiology: MadeUp = { id: 'r', name: 'Radiology', codes: '70000-79999' }

describe('the matrix of changes', () => {
  const matrix = changeMatrix(
    compareSteps([
      outlineOf(2019, [surgery, knee, radiology]),
      outlineOf(2020, [surgery, radiology]),
      outlineOf(2021, [
        surgery,
        { ...radiology, id: 'imaging', name: 'Imaging', continues: ['r'] },
      ]),
      outlineOf(2022, [
        surgery,
        { ...radiology, id: 'imaging', name: 'Imaging' },
        { id: 'm', name: 'Medicine', codes: '90000-99999' },
      ]),
    ]),
  )

  it('has a column for each step between editions', () => {
    expect(matrix.steps).toEqual([
      { from: '2019', to: '2020' },
      { from: '2020', to: '2021' },
      { from: '2021', to: '2022' },
    ])
  })

  it('has a row of counts for each section, under its newest name', () => {
    expect(
      matrix.rows.map(({ section, cells }) => [
        section.name,
        ...cells.map((cell) => cell?.changes),
      ]),
    ).toEqual([
      ['Surgery', 1, 0, 0],
      ['Imaging', 0, 1, 0],
      ['Medicine', undefined, undefined, 1],
    ])
    expect(matrix.rows[0]?.cells[0]?.counts).toMatchObject({ removed: 1, unchanged: 1 })
  })

  it('counts every change of every step of the shipped editions', () => {
    const steps = compareSteps(shippedOutlines())
    const { rows } = changeMatrix(steps)
    steps.steps.forEach(({ counts, rows: all }, index) => {
      const counted = rows.reduce((sum, { cells }) => sum + (cells[index]?.changes ?? 0), 0)
      expect(counted).toBe(all.length - counts.unchanged)
    })
  })
})
