import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildCorrector, correct, writeOut } from '#core/search/correct.ts'

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
