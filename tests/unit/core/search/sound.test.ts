import { describe, expect, it } from 'vitest'
import { soundOf } from '#core/search/sound.ts'

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
