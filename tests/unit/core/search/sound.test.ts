import { describe, expect, it } from 'vitest'
import { skeletonOf, soundOf } from '#core/search/sound.ts'

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

describe('the skeleton of a word', () => {
  it.each([
    ['vedio', 'video'],
    ['pennals', 'panels'],
    ['colomn', 'column'],
    ['fysical', 'physical'],
  ])('is the same for %s and %s', (typed, word) => {
    expect(skeletonOf(typed)).toBe(skeletonOf(word))
  })

  it('tells words apart by their consonants', () => {
    expect(skeletonOf('knee')).not.toBe(skeletonOf('nose'))
  })
})
