import { describe, expect, it } from 'vitest'
import { changeMarks } from '#core/comparison/change-marks.ts'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import { type MadeUp, outlineOf } from './editions.ts'

const section: MadeUp = { id: 's', name: 'Surgery', codes: '10000-69999' }

describe('marks of an edition against the one before', () => {
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

  it('tell what is new and what changed', () => {
    expect(marks.get('s/hip')).toEqual({ mark: 'new', kinds: ['added'] })
    expect(marks.get('s/knee')).toEqual({ mark: 'changed', kinds: ['renamed', 'ranges'] })
  })

  it('are none for what is unchanged or gone', () => {
    expect([...marks.keys()].sort()).toEqual(['s/hip', 's/knee'])
  })
})
