import { describe, expect, it } from 'vitest'
import { foldText } from '#core/text/fold-text.ts'

describe('a folded text', () => {
  it.each([
    ['Müller', 'muller'],
    ['Mu\u0308ller', 'muller'],
    ['ÉTUDE n° 2', 'etude n° 2'],
    ['ﬁnger', 'finger'],
    ['payer’s “rule”', 'payer’s “rule”'],
    ['😀 Knee', '😀 knee'],
  ])('folds %s to %s', (text, folded) => {
    expect(foldText(text)).toBe(folded)
  })
})
