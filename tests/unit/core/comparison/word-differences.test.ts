import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordDifferences } from '#core/comparison/word-differences.ts'

const marked = (a: string, b: string) =>
  wordDifferences(a, b)
    .map(({ kind, text }) => ({ kept: text, lost: `[-${text}-]`, gained: `{+${text}+}` })[kind])
    .join('')

describe('differences between names', () => {
  it('are found word by word', () => {
    expect(marked('Home Services', 'Home or Residence Services')).toBe(
      'Home {+or Residence +}Services',
    )
    expect(marked('Inpatient Consultations', 'Inpatient or Observation Consultations')).toBe(
      'Inpatient {+or Observation +}Consultations',
    )
    expect(marked('Hearing Aid Services', 'Hearing Device Services')).toBe(
      'Hearing [-Aid-]{+Device+} Services',
    )
  })

  it('are empty for equal names', () => {
    expect(wordDifferences('Breast', 'Breast')).toEqual([{ kind: 'kept', text: 'Breast' }])
    expect(wordDifferences('', '')).toEqual([])
  })

  it('are the whole names if they have nothing in common', () => {
    expect(wordDifferences('', 'Breast')).toEqual([{ kind: 'gained', text: 'Breast' }])
    expect(wordDifferences('Knee', 'Breast')).toEqual([
      { kind: 'lost', text: 'Knee' },
      { kind: 'gained', text: 'Breast' },
    ])
  })

  it('add up to both names, whatever the names', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc
        .array(fc.constantFrom('knee', 'hip', ' ', '-', ', ', '/'), { maxLength: 12 })
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, text, (a, b) => {
        const pieces = wordDifferences(a, b)
        const without = (left: string) =>
          pieces.flatMap(({ kind, text: piece }) => (kind === left ? [] : [piece])).join('')
        expect(without('gained')).toBe(a)
        expect(without('lost')).toBe(b)
      }),
    )
  })
})
