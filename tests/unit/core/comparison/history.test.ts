import { describe, expect, it } from 'vitest'
import { parseCode } from '#core/codes/code.ts'
import { buildPlacement } from '#core/editions/placement.ts'
import { codeHistory } from '#core/comparison/code-history.ts'
import { compareSteps } from '#core/comparison/edition-steps.ts'
import { historyOf } from '#core/comparison/history.ts'
import { codeHistoryJson, historyJson } from '#core/comparison/history-json.ts'
import { codeHistoryText, historyText } from '#core/comparison/history-text.ts'
import { outlineOf, shippedOutlines } from './editions.ts'
import { told } from './told.ts'

const outlines = shippedOutlines()
const steps = compareSteps([...outlines].reverse())
const em = 'evaluation-and-management'

const life = (id: string) => {
  const found = historyOf(id, steps)
  if (found === undefined) throw new Error(`No life of ${id}`)
  return found
}

describe('the editions, each compared with the next', () => {
  it('have one step between two editions, read by its later one', () => {
    expect(steps.steps.map(({ from, to }) => `${from.edition}-${to.edition}`)).toEqual(
      outlines.slice(1).map(({ edition }) => `${Number(edition) - 1}-${edition}`),
    )
    expect(steps.stepTo('2023')).toBe(steps.steps.find(({ to }) => to.edition === '2023'))
    expect(steps.stepTo('2019')).toBeUndefined()
    expect(steps.stepTo('1999')).toBeUndefined()
  })
})

describe('the history of a category', () => {
  it('covers all editions, oldest first', () => {
    expect(life('anesthesia').editions.map(({ edition }) => edition)).toEqual(
      outlines.map(({ edition }) => edition),
    )
  })

  it('starts in 2019 or earlier if the data starts with the category', () => {
    expect(life('anesthesia')).toMatchObject({ since: '2019', orEarlier: true, until: undefined })
  })

  it('continues under another id after a one-to-one renaming', () => {
    const { since, editions } = life(`${em}/non-face-to-face/online-digital`)
    expect(since).toBe('2019')
    expect(editions[0]).toMatchObject({
      relation: 'itself',
      categories: [{ id: `${em}/non-face-to-face/online-medical-evaluation` }],
      rows: [],
    })
    expect(editions[1]?.rows.map(({ kinds }) => kinds)).toEqual([['renamed', 'ranges']])
    expect(historyOf(`${em}/non-face-to-face/online-medical-evaluation`, steps)).toMatchObject({
      category: { id: `${em}/non-face-to-face/online-medical-evaluation` },
      since: '2019',
      until: undefined,
    })
  })

  it('shows what the category was merged from', () => {
    const { since, orEarlier, editions } = life(`${em}/hospital-inpatient-observation`)
    expect([since, orEarlier]).toEqual(['2023', false])
    expect(editions.map(({ relation }) => relation)).toEqual([
      ...Array<string>(4).fill('predecessors'),
      ...Array<string>(4).fill('itself'),
    ])
    expect(editions[3]?.categories.map(({ id }) => id)).toEqual([
      `${em}/hospital-observation`,
      `${em}/hospital-inpatient`,
    ])
    expect(editions[4]?.rows.map(({ kind }) => kind)).toEqual(['merged'])
  })

  it('shows what the category became part of', () => {
    const { category, until, editions } = life(`${em}/domiciliary`)
    expect([category.id, until]).toEqual([`${em}/domiciliary`, '2022'])
    expect(editions[4]).toMatchObject({
      relation: 'successors',
      categories: [{ id: `${em}/home-residence` }],
    })
  })

  it('ends in the edition that removed the category', () => {
    const { until, editions } = life(`${em}/non-face-to-face/telephone`)
    expect(until).toBe('2024')
    expect(editions.slice(5).map(({ relation, rows }) => [relation, rows.map(told)])).toEqual([
      [
        'itself',
        [`unchanged: ${em}/non-face-to-face/telephone -> ${em}/non-face-to-face/telephone`],
      ],
      ['absent', [`removed: ${em}/non-face-to-face/telephone -> `]],
      ['absent', []],
    ])
  })

  it('starts in the edition that added the category', () => {
    const { since, editions } = life(`${em}/telemedicine`)
    expect(since).toBe('2025')
    expect(
      editions.slice(5, 7).map(({ relation, rows }) => [relation, rows.map(({ kind }) => kind)]),
    ).toEqual([
      ['absent', []],
      ['itself', ['added']],
    ])
  })

  it('is undefined for an unknown id', () => {
    expect(historyOf('no/such', steps)).toBeUndefined()
  })

  it('is available as JSON', () => {
    const json = historyJson(life(`${em}/telemedicine`), steps)
    expect(json).toMatchObject({
      id: `${em}/telemedicine`,
      since: '2025',
      orEarlier: false,
      until: null,
    })
    expect(json.editions[6]).toEqual({
      edition: '2025',
      relation: 'itself',
      categories: [
        {
          id: `${em}/telemedicine`,
          name: 'Telemedicine Services',
          level: 'subsection',
          path: ['Evaluation and Management', 'Telemedicine Services'],
          ranges: [['98000', '98016']],
        },
      ],
      changes: [expect.objectContaining({ kind: 'added' })],
    })
  })
})

describe('the history of a category as plain text', () => {
  it('says what the category was merged from', () => {
    const lines = historyText(life(`${em}/home-residence`)).split('\n')
    expect(lines.slice(0, 3)).toEqual([
      `Home or Residence Services (${em}/home-residence)`,
      'Added in 2023.',
      '  2019  was Domiciliary, Rest Home, or Custodial Care Services (99324-99337) and Home Services (99341-99350)',
    ])
    expect(lines[6]).toBe(
      '  2023  merged from "Domiciliary, Rest Home, or Custodial Care Services" and "Home Services": Home or Residence Services (99341-99350)',
    )
  })

  it('says when the category was removed', () => {
    const lines = historyText(life(`${em}/non-face-to-face/telephone`)).split('\n')
    expect(lines[1]).toBe('In editions 2019 to 2024.')
    expect(lines.slice(8)).toEqual(['  2025  removed', '  2026  absent', ''])
  })

  it('says what the category was split into', () => {
    const text = historyText(life('surgery/auditory/middle-ear/osseointegrated-implants'))
    expect(text).toContain('  2019  was Other Procedures (69700-69799)\n')
    expect(text).toContain('  2022  split into "Other Procedures" and "Osseointegrated Implants": ')
  })
})

describe('the history of a code', () => {
  const placements = outlines.map((outline) => buildPlacement(outline).placement)
  const places = (text: string) => {
    const code = parseCode(text)
    if (code === undefined) throw new Error(`${text} is no code`)
    return codeHistory(code, placements, steps)
  }
  const stepsOf = (text: string) => places(text).map(({ step }) => step)

  it('shows when the code was added, stayed and was removed', () => {
    expect(stepsOf('99201')).toEqual(['came', 'stayed', 'left', ...Array<string>(5).fill('absent')])
    expect(stepsOf('98000').slice(4)).toEqual(['absent', 'absent', 'came', 'stayed'])
  })

  it('shows that its category became another one', () => {
    expect(stepsOf('99221')).toEqual([
      'came',
      'stayed',
      'stayed',
      'stayed',
      'followed',
      'stayed',
      'stayed',
      'stayed',
    ])
  })

  it('has the path in each edition', () => {
    expect(
      places('99221')
        .at(-1)
        ?.path.map(({ name }) => name),
    ).toEqual([
      'Evaluation and Management',
      'Hospital Inpatient and Observation Care Services',
      'Initial Hospital Inpatient or Observation Care',
      'New or Established Patient',
    ])
  })

  it('is available as plain text', () => {
    const code = parseCode('99201')
    if (code === undefined) throw new Error('99201 is a code')
    expect(codeHistoryText(code, places('99201')).split('\n').slice(0, 5)).toEqual([
      '99201',
      '  2019  in this edition or earlier: Evaluation and Management › Office or Other Outpatient Services › New Patient',
      '  2020  unchanged: Evaluation and Management › Office or Other Outpatient Services › New Patient',
      '  2021  removed: no longer in any category',
      '  2022  not in any category',
    ])
  })

  it('shows a move to a category that its own did not become', () => {
    const base = { id: 's', name: 'Surgery', codes: '10000-69999' }
    const knee = (codes: string) => ({ id: 's/knee', name: 'Knee', codes })
    const leg = (codes: string) => ({ id: 's/leg', name: 'Leg', codes })
    const moved = compareSteps([
      outlineOf(2019, [base, knee('20000-20999'), leg('21000-21999')]),
      outlineOf(2020, [base, knee('20000-20899'), leg('20900-21999')]),
    ])
    const code = parseCode('20950')
    if (code === undefined) throw new Error('20950 is a code')
    const both = moved.outlines.map((outline) => buildPlacement(outline).placement)
    expect(codeHistory(code, both, moved).map(({ step }) => step)).toEqual(['came', 'regrouped'])
  })

  it('is available as JSON', () => {
    const code = parseCode('99201')
    if (code === undefined) throw new Error('99201 is a code')
    const { editions } = codeHistoryJson(code, places('99201'), steps)
    expect(editions[0]).toMatchObject({
      edition: '2019',
      step: 'came',
      category: { name: 'New Patient' },
    })
    expect(editions[2]).toEqual({ edition: '2021', step: 'left', category: null })
  })
})
