import { describe, expect, it } from 'vitest'
import { buildAnalyzer, stemOf } from '#core/search/analyze.ts'

const { analyze, words, termOf, isWeak, isBillingMark, requiredTerms } = buildAnalyzer({
  formatVersion: 1,
  how: 'Made up for tests.',
  stopWords: ['of', 'with', 'without', 'and'],
  weakWords: ['left', 'views'],
  requiredWords: ['anesthesia'],
  billingMarks: ['hc'],
  shorthand: {
    'w/o': 'without',
    fx: 'fracture',
    'i&d': 'incision drainage',
    ip: 'inpatient',
    'ip joint': 'interphalangeal joint',
  },
  units: { m: 'minutes', v: 'views' },
  numbered: ['level'],
  spellings: { feet: 'foot', bronchi: 'bronchus', vertebrae: 'vertebra' },
})
const terms = (text: string) => analyze(text).map(({ term }) => term)

describe('a text', () => {
  it('is its terms, without stop words', () => {
    expect(terms('Fractures of the Feet')).toEqual(['fracture', 'the', 'foot'])
  })

  it('has its shorthand written out, the longest first', () => {
    expect(terms('fx w/o ip joint')).toEqual(['fracture', 'interphalangeal', 'joint'])
    expect(terms('ip fx')).toEqual(['inpatient', 'fracture'])
  })

  it('has marked shorthand written out only where the mark is typed', () => {
    expect(terms('i&d i/d i and d')).toEqual([
      'incision',
      'drainage',
      'incision',
      'drainage',
      'incision',
      'drainage',
    ])
    expect(terms('id')).toEqual(['id'])
  })

  it('has units after numbers written out, joined or not', () => {
    expect(terms('15m 3+v v')).toEqual(['15', 'minute', '3', 'view', 'v'])
  })

  it('has Roman numerals as numbers where something is numbered', () => {
    expect(terms('level III')).toEqual(['level', '3'])
    expect(terms('iv line')).toEqual(['iv', 'line'])
  })

  it('has the same words without their terms', () => {
    const written = words('fx of left feet').map(({ text }) => text)
    expect(written).toEqual(['fracture', 'left', 'feet'])
    expect(written.map(termOf)).toEqual(terms('fx of left feet'))
  })

  it('may have marks of who bills', () => {
    expect([isBillingMark('hc'), isBillingMark('knee')]).toEqual([true, false])
  })

  it('says where its words are written', () => {
    const text = 'Open I&D'
    expect(analyze(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Open',
      'I&D',
      'I&D',
    ])
  })
})

describe('the term of a word', () => {
  it.each([
    ['arteries', 'artery'],
    ['biopsies', 'biopsy'],
    ['tonsils', 'tonsil'],
    ['processes', 'process'],
    ['diagnoses', 'diagnosis'],
    ['bronchi', 'bronchus'],
    ['feet', 'foot'],
    ['vertebrae', 'vertebra'],
    ['colonoscopies', 'colonoscopy'],
    ['appendectomies', 'appendectomy'],
    ['arthroplasties', 'arthroplasty'],
  ])('is the same for %s and %s', (plural, singular) => {
    expect(termOf(plural)).toBe(termOf(singular))
  })

  it('tells words apart that only look alike', () => {
    expect(termOf('toe')).not.toBe(termOf('te'))
    expect(termOf('anus')).not.toBe(termOf('anu'))
    expect(termOf('iris')).toBe('iris')
  })

  it('is weak where the language says so, and where it is a number', () => {
    expect(['left', 'view', '60'].every(isWeak)).toBe(true)
    expect(isWeak('knee')).toBe(false)
  })

  it('may be one without which an alias is not meant', () => {
    expect(requiredTerms).toEqual(['anesthesia'])
  })
})

describe('the stem of a word', () => {
  it.each([
    ['laparoscopic', 'laparoscopy'],
    ['arthroscope', 'arthroscopy'],
    ['psychiatric', 'psychiatry'],
    ['amputate', 'amputation'],
    ['inject', 'injection'],
    ['transplantation', 'transplant'],
    ['excised', 'excision'],
  ])('is shared by %s and %s', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other))
  })

  it('does not shorten a word beyond recognition', () => {
    expect(stemOf('eye')).toBe('eye')
    expect(stemOf('toe')).toBe('toe')
  })
})
