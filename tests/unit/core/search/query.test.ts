import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostCharacters, readQuery } from '#core/search/query.ts'

const isModifier = (text: string) => ['25', '26', '59', 'LT', 'RT'].includes(text.toUpperCase())
const read = (typed: string) => readQuery(typed, isModifier)

describe('codes in a query', () => {
  it.each([
    ['27447', ['27447']],
    [' 0042t ', ['0042T']],
    ['(27447)', ['27447']],
    ['CPT 27447', ['27447']],
    ['cpt27447', ['27447']],
    ['#27447.', ['27447']],
    ['２７４４７', ['27447']],
    ['27447, 99213', ['27447', '99213']],
    ['27447 99213', ['27447', '99213']],
    ['27447;99213\n0042T', ['27447', '99213', '0042T']],
    ['27447 and 99213', ['27447', '99213']],
    ['27447, 27447', ['27447']],
  ])('%j are %j', (typed, codes) => {
    expect(read(typed)).toMatchObject({ codes, ranges: [], prefixes: [], text: '' })
  })

  it.each([
    ['27301-27599', ['27301', '27599']],
    ['27301 to 27599', ['27301', '27599']],
    ['27301–27599', ['27301', '27599']],
    ['27301 — 27599', ['27301', '27599']],
    ['27301 thru 27599', ['27301', '27599']],
    ['27301...27599', ['27301', '27599']],
    ['from 27301 to 27599', ['27301', '27599']],
    ['between 27301 and 27599', ['27301', '27599']],
    ['27599-27301', ['27301', '27599']],
    ['99202-215', ['99202', '99215']],
    ['99213-5', ['99213', '99215']],
    ['0042T-0050T', ['0042T', '0050T']],
    ['0042-0050t', ['0042T', '0050T']],
    ['0001U-', ['0001U', null]],
    ['273-275', ['27300', '27599']],
    ['2730-2759', ['27300', '27599']],
  ])('the range %j is read', (typed, range) => {
    expect(read(typed)).toMatchObject({ ranges: [range], codes: [], prefixes: [], text: '' })
  })

  it.each([
    ['2', '2'],
    ['274', '274'],
    ['2744', '2744'],
    ['274xx', '274'],
    ['274**', '274'],
  ])('the beginning %j is read', (typed, prefix) => {
    expect(read(typed)).toMatchObject({ prefixes: [prefix], codes: [], text: '' })
  })

  it.each([
    ['27447-25', ['27447'], ['25']],
    ['27447-LT-59', ['27447'], ['LT', '59']],
    ['-25', [], ['25']],
    ['modifier 25', [], ['25']],
    ['mod lt', [], ['LT']],
  ])('%j has its modifiers', (typed, codes, modifiers) => {
    expect(read(typed)).toMatchObject({ codes, modifiers, ranges: [], text: '' })
  })

  it.each(['274471', '27447B', '0042B', 'J1234', '123456789'])(
    '%j looks like a code but is none, and stays in the text',
    (typed) => {
      expect(read(typed)).toMatchObject({ notCodes: [typed], codes: [], prefixes: [], text: typed })
    },
  )

  it('stand beside words', () => {
    expect(read('knee 274')).toMatchObject({ text: 'knee 274', prefixes: ['274'] })
    expect(read('60-90 minutes')).toMatchObject({ text: '60-90 minutes', ranges: [] })
    expect(read('27447 knee arthroplasty')).toMatchObject({
      text: 'knee arthroplasty',
      codes: ['27447'],
    })
  })
})

describe('the words of a query', () => {
  it('may be limited by scopes', () => {
    expect(read('surgery: knee')).toMatchObject({ scopes: ['surgery'], text: 'knee' })
    expect(read('Surgery: eye: repair')).toMatchObject({
      scopes: ['Surgery', 'eye'],
      text: 'repair',
    })
    expect(read('e/m: new')).toMatchObject({ scopes: ['e/m'], text: 'new' })
    expect(read('cpt: 27447')).toMatchObject({ scopes: [], codes: ['27447'] })
  })

  it('may be quoted, whatever the quotes, closed or not', () => {
    expect(read('“knee joint” open')).toMatchObject({
      phrases: ['knee joint'],
      unfinishedPhrase: false,
      text: 'open',
    })
    expect(read('"knee jo')).toMatchObject({ phrases: ['knee jo'], unfinishedPhrase: true })
  })
})

describe('any text whatever', () => {
  it('is read without an exception, and no more of it than is needed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const query = read(typed)
        expect(query.text.length).toBeLessThanOrEqual(mostCharacters)
        expect(query.shortenedTo !== undefined).toBe(typed.length > mostCharacters)
      }),
    )
  })
})
