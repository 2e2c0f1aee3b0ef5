import { describe, expect, it } from 'vitest'
import { nameLikeness, sameMeaning } from '#core/comparison/name-words.ts'

describe('the meaning of a name', () => {
  it.each([
    ['Health and Behavior Assessment/Intervention', 'Health Behavior Assessment and Intervention'],
    ['Consultations (Clinical Pathology)', 'Clinical Pathology Consultation Services'],
    ['Biopsies', 'Biopsy'],
    ['Prostheses', 'Prosthesis'],
    ['Diseases of the Eye', 'Eye Disease'],
    ['Follow-up Visits', 'Followup Visits'],
    ['Ménière Procedures', 'Meniere procedures'],
  ])('is the same for "%s" and "%s"', (a, b) => {
    expect(sameMeaning(a, b)).toBe(true)
    expect(sameMeaning(b, a)).toBe(true)
  })

  it.each([
    ['Home Services', 'Home or Residence Services'],
    ['With Contrast', 'Without Contrast'],
    ['Procedures', 'Other Procedures'],
    ['Services', 'Procedures'],
    ['Invasive', 'Non-Invasive'],
    ['New Patient', 'Established Patient'],
    ['心臓', '肺'],
  ])('differs between "%s" and "%s"', (a, b) => {
    expect(sameMeaning(a, b)).toBe(false)
  })
})

describe('the similarity of names', () => {
  it('is 0 with no words in common and 1 with all in common', () => {
    expect(nameLikeness('Knee', 'Hip')).toBe(0)
    expect(nameLikeness('Hip and Knee', 'Knees, Hips')).toBe(1)
    expect(nameLikeness('Services', 'Procedures')).toBe(0)
  })

  it('is twice the common words divided by all words', () => {
    expect(nameLikeness('Home Services', 'Home or Residence Services')).toBeCloseTo(2 / 3)
  })
})
