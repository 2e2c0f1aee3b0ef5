import { describe, expect, it } from 'vitest'
import { lemmaOf, stemOf } from '#core/search/word-forms.ts'

describe('the lemma of a word', () => {
  it.each([
    ['arteries', 'artery'],
    ['biopsies', 'biopsy'],
    ['tonsils', 'tonsil'],
    ['processes', 'process'],
    ['diagnoses', 'diagnosis'],
    ['bronchi', 'bronchus'],
    ['feet', 'foot'],
    ['vertebrae', 'vertebra'],
    ['lenses', 'lens'],
    ['colonoscopies', 'colonoscopy'],
    ['appendectomies', 'appendectomy'],
    ['arthroplasties', 'arthroplasty'],
  ])('is the same for %s and %s', (plural, singular) => {
    expect(lemmaOf(plural)).toBe(lemmaOf(singular))
  })

  it.each([
    ['anaesthesia', 'anesthesia'],
    ['oesophagus', 'esophagus'],
    ['haematology', 'hematology'],
    ['foetal', 'fetal'],
    ['tumour', 'tumor'],
    ['fibre', 'fiber'],
    ['counselling', 'counseling'],
    ['immunisation', 'immunization'],
  ])('is the same for the British %s and the American %s', (british, american) => {
    expect(lemmaOf(british)).toBe(lemmaOf(american))
  })

  it('tells words apart that only look alike', () => {
    expect(lemmaOf('toe')).not.toBe(lemmaOf('te'))
    expect(lemmaOf('anus')).not.toBe(lemmaOf('anu'))
    expect(lemmaOf('iris')).toBe('iris')
  })
})

describe('the stem of a word', () => {
  it.each([
    ['laparoscopic', 'laparoscopy'],
    ['arthroscope', 'arthroscopy'],
    ['echocardiogram', 'echocardiography'],
    ['mammographic', 'mammogram'],
    ['cardiologist', 'cardiology'],
    ['psychiatric', 'psychiatry'],
    ['therapeutic', 'therapy'],
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
