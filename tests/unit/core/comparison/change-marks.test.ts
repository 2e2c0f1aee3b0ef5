import { describe, expect, it } from 'vitest'
import { changeMarks } from '#core/comparison/change-marks.ts'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import { type MadeUp, outlineOf } from './editions.ts'

const section: MadeUp = { id: 's', name: 'Surgery', codes: '10000-69999' }

describe('marks in an edition compared with the previous one', () => {
  const marks = changeMarks(
    compareEditions(
      outlineOf(2019, [
        section,
        { id: 's/knee', name: 'Knee', codes: '20000-20999' },
        { id: 's/leg', name: 'Leg', codes: '21000-21999' },
      ]),
      outlineOf(2020, [
        section,
        { id: 's/hip', name: 'Hip', codes: '11000' },
        { id: 's/knee', name: 'Knees and Patella', codes: '20000-20998' },
      ]),
    ),
  )

  it('say which categories are new and which changed', () => {
    expect(marks.get('s/hip')).toEqual({ mark: 'new', kinds: ['added'] })
    expect(marks.get('s/knee')).toEqual({ mark: 'changed', kinds: ['renamed', 'ranges'] })
  })

  it('skip unchanged and removed categories', () => {
    expect([...marks.keys()].sort()).toEqual(['s/hip', 's/knee'])
  })
})
