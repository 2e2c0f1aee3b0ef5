import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance } from '#core/search/edit-distance.ts'

const whole = (typed: string, word: string) => editDistance(typed, word).whole

describe('the edit distance', () => {
  it('is nothing between a word and itself, and more than nothing between others', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/)
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(whole(a, a)).toBe(0)
        if (a !== b) expect(whole(a, b)).toBeGreaterThan(0)
      }),
    )
  })

  it('is a plain edit for another letter far away on the keyboard', () => {
    expect(whole('cornqa', 'cornea')).toBeCloseTo(1)
  })

  it.each([
    ['two letters swapped', 'breats', 'breast'],
    ['a vowel for another', 'tonsels', 'tonsils'],
    ['letters that sound alike', 'abdomem', 'abdomen'],
    ['a neighbouring key', 'pancrwas', 'pancreas'],
    ['a doubled letter', 'larrynx', 'larynx'],
    ['an undoubled letter', 'tonsilectomy', 'tonsillectomy'],
    ['a dropped h', 'artroplasty', 'arthroplasty'],
  ])('is less than a plain edit for %s', (_what, typed, word) => {
    expect(whole(typed, word)).toBeGreaterThan(0)
    expect(whole(typed, word)).toBeLessThan(1)
  })

  it('is more where the first letter is wrong', () => {
    expect(whole('wnee', 'knee')).toBeGreaterThan(whole('knwe', 'knee'))
  })

  it('to the beginning of a word leaves out what is not typed yet', () => {
    expect(editDistance('arthop', 'arthroplasty').beginning).toBeCloseTo(1)
    expect(editDistance('arthop', 'arthroplasty').whole).toBeGreaterThan(4)
  })
})
