import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { soundOf, wordDistance } from '#core/text/spelling.ts'

describe('the distance between what was typed and a word', () => {
  const whole = (typed: string, word: string) => wordDistance(typed, word).whole

  it('is nothing between a word and itself, and more than nothing between others', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/)
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(whole(a, a)).toBe(0)
        if (a !== b) expect(whole(a, b)).toBeGreaterThan(0)
      }),
    )
  })

  it('is an edit for another letter', () => {
    expect(whole('cornqa', 'cornea')).toBeCloseTo(1)
  })

  it.each([
    ['two letters swapped', 'breats', 'breast'],
    ['a vowel for another', 'tonsels', 'tonsils'],
  ])('is less than an edit for %s', (_what, typed, word) => {
    expect(whole(typed, word)).toBeGreaterThan(0)
    expect(whole(typed, word)).toBeLessThan(1)
  })

  it('is more where the first letter is wrong', () => {
    expect(whole('wnee', 'knee')).toBeGreaterThan(whole('knxe', 'knee'))
  })

  it('to the beginning of a word leaves out what is not typed yet', () => {
    expect(wordDistance('arthop', 'arthroplasty').beginning).toBeCloseTo(1)
    expect(wordDistance('arthop', 'arthroplasty').whole).toBeGreaterThan(4)
  })
})

describe('the sound of a word', () => {
  it.each([
    ['fisical', 'physical'],
    ['numonia', 'pneumonia'],
    ['siatic', 'sciatic'],
    ['sikiatry', 'psychiatry'],
    ['nife', 'knife'],
    ['kolonoskopy', 'colonoscopy'],
    ['larinks', 'larynx'],
    ['rinoplasty', 'rhinoplasty'],
    ['injekshon', 'injection'],
  ])('is the same for %s and %s', (byEar, word) => {
    expect(soundOf(byEar)).toBe(soundOf(word))
  })

  it('differs for words that sound different', () => {
    expect(soundOf('knee')).not.toBe(soundOf('nose'))
    expect(soundOf('excision')).not.toBe(soundOf('incision'))
  })
})
