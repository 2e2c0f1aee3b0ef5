import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCorrector, correct, soundOf, wordDistance, writeOut } from '#core/search/correct.ts'

const words =
  'abdomen anesthesia arthroplasty arthroscopy breast colonoscopy endoscopy esophagus excision eye hysterectomy incision intestines knee larynx ophthalmology pancreas physical pneumonia surgery thyroid ultrasound'.split(
    ' ',
  )
const corrector = buildCorrector(words)
const first = (typed: string) => correct(corrector, typed)[0]?.word

describe('a misspelt word', () => {
  it.each([
    ['arthoplasty', 'arthroplasty'],
    ['hystrectomy', 'hysterectomy'],
    ['colonscopy', 'colonoscopy'],
    ['opthalmology', 'ophthalmology'],
    ['esophogus', 'esophagus'],
    ['larnyx', 'larynx'],
    ['abdoman', 'abdomen'],
    ['thryoid', 'thyroid'],
    ['fysical', 'physical'],
    ['kene', 'knee'],
  ])('%s is corrected to %s', (typed, word) => {
    expect(first(typed)).toBe(word)
  })

  it.each([
    ['nefrectomy', 'nephrectomy'],
    ['colonscopy', 'colonoscopy'],
    ['laprascopy', 'laparoscopy'],
    ['hystrectomy', 'hysterectomy'],
    ['bronkoscopy', 'bronchoscopy'],
  ])('whose organ is misspelt is corrected, too: %s is %s', (typed, word) => {
    expect(correct(buildCorrector([word]), typed)[0]?.word).toBe(word)
  })

  it('that is unfinished is corrected to what it begins', () => {
    expect(correct(corrector, 'arthopl')[0]).toMatchObject({
      word: 'arthroplasty',
      unfinished: true,
    })
  })

  it('has its nearest word first', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,14}$/), (typed) => {
        const similarities = correct(corrector, typed).map(({ similarity }) => similarity)
        expect(similarities).toEqual([...similarities].sort((a, b) => b - a))
      }),
    )
  })
})

describe('a word written short', () => {
  const longs = (typed: string) =>
    writeOut(corrector, typed)
      .sort((a, b) => b.similarity - a.similarity)
      .map(({ word }) => word)

  it.each([
    ['arthrplsty', 'arthroplasty'],
    ['hystrctmy', 'hysterectomy'],
    ['pncrs', 'pancreas'],
    ['knee', 'knee'],
  ])('without vowels is written out: %s is %s', (typed, word) => {
    expect(longs(typed)[0]).toBe(word)
  })

  it('without its end, too, is written out less surely', () => {
    expect(longs('arthr')).toEqual(['arthroscopy', 'arthroplasty'])
    const [cut, whole] = ['hystr', 'hystrctmy'].map((typed) => writeOut(corrector, typed)[0])
    expect(cut?.similarity).toBeLessThan(whole?.similarity ?? 0)
  })

  it.each(['rthrplsty', 'kxn', 'tarhr', '4rthr'])(
    'has its letters in their order, from the first on: %s',
    (typed) => {
      expect(longs(typed)).toEqual([])
    },
  )
})

describe('nothing is corrected', () => {
  it.each(['xqzt', 'guitar', 'qwerty', 'zzzzzz', 'asdfghjkl'])(
    'where %s is like no word',
    (typed) => {
      expect(correct(corrector, typed)).toEqual([])
    },
  )

  it.each([
    ['zorbectomy', 'corpectomy'],
    ['gravotomy', 'gingivotomy'],
    ['plinkoscopy', 'perineoscopy'],
    ['blemography', 'tomography'],
  ])('where only what is done is the same, not the organ: %s is no %s', (typed, word) => {
    expect(correct(buildCorrector([word]), typed)).toEqual([])
  })

  it('of three letters, or to them', () => {
    expect(first('eey')).toBeUndefined()
    expect(correct(corrector, 'eyee')).toEqual([])
  })

  it('that has digits or is very long', () => {
    expect(first('kn33')).toBeUndefined()
    expect(first('knee'.repeat(50))).toBeUndefined()
  })
})

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
