import { describe, expect, it } from 'vitest'
import { referenceFileSchemas } from '#core/editions/reference-files.ts'

const good = {
  vocabulary: {
    formatVersion: 2,
    meanings: [{ means: 'physical therapy', categories: ['medicine/pt'], terms: ['PT'] }],
  },
  language: {
    formatVersion: 1,
    how: 'Made up for tests.',
    stopWords: ['of'],
    weakWords: ['left'],
    requiredWords: ['anesthesia'],
    billingMarks: ['hc'],
    shorthand: { fx: 'fracture' },
    spellings: { feet: 'foot' },
    units: { m: 'minutes' },
    numbered: ['level'],
  },
  guide: { formatVersion: 1, entries: [{ category: 'surgery', text: 'What it covers.' }] },
  modifiers: {
    formatVersion: 1,
    modifiers: [
      { modifier: '25', group: 'CPT', name: 'Separate visit', since: '2019', confidence: 'high' },
    ],
  },
  appendices: {
    formatVersion: 1,
    appendices: [
      { appendix: 'A', topic: 'Modifiers', status: 'current', confidence: 'high', source: 'OWN' },
    ],
  },
  replacements: {
    formatVersion: 1,
    replacements: [
      {
        deleted: [['99441', '99443']],
        edition: '2025',
        successors: [['98008', '98016']],
        sources: ['OWN'],
        confidence: 'high',
      },
    ],
  },
  sources: { formatVersion: 1, sources: [{ tag: 'OWN', where: 'here', gave: 'names' }] },
} as const

describe('reference files', () => {
  it.each(Object.entries(referenceFileSchemas))('accepts a valid %s file', (kind, schema) => {
    expect(schema.safeParse(good[kind as keyof typeof good]).success).toBe(true)
  })

  it.each(Object.entries(referenceFileSchemas))(
    'rejects a %s file of a newer format',
    (kind, schema) => {
      const newer = { ...good[kind as keyof typeof good], formatVersion: 3 }
      expect(schema.safeParse(newer).success).toBe(false)
    },
  )

  const acceptsMeaning = (meaning: object) =>
    referenceFileSchemas.vocabulary.safeParse({
      formatVersion: 2,
      how: 'From the public lists.',
      meanings: [meaning],
    }).success

  it('rejects a meaning without a term, a category or words', () => {
    const good = { means: 'physical therapy', categories: ['medicine'], terms: ['PT'] }
    expect(acceptsMeaning(good)).toBe(true)
    expect(acceptsMeaning({ ...good, terms: [] })).toBe(false)
    expect(acceptsMeaning({ ...good, categories: [] })).toBe(false)
    expect(acceptsMeaning({ ...good, means: ' ' })).toBe(false)
  })

  it('reads a vocabulary of format version 1, which listed the meanings of each term', () => {
    const therapy = { means: 'physical therapy', categories: ['medicine/pt'] }
    const clotting = { means: 'clotting test', codes: ['85610'] }
    const old = {
      $schema: 'schema/vocabulary.schema.json',
      formatVersion: 1,
      how: 'From the public lists.',
      terms: [
        { term: 'PT', meanings: [clotting, therapy] },
        { term: 'protime', meanings: [clotting] },
        { term: 'physio', meanings: [therapy] },
      ],
    }
    expect(referenceFileSchemas.vocabulary.parse(old)).toEqual({
      $schema: 'schema/vocabulary.schema.json',
      formatVersion: 2,
      how: 'From the public lists.',
      meanings: [
        { ...clotting, terms: ['PT', 'protime'] },
        { ...therapy, terms: ['physio'] },
        { ...therapy, terms: ['PT'] },
      ],
    })
  })

  it('rejects a meaning with both category ids and codes', () => {
    const meaning = (leads: object) =>
      acceptsMeaning({ means: 'glycated hemoglobin', terms: ['A1c'], ...leads })
    expect(meaning({ codes: ['83036', '0001U'] })).toBe(true)
    expect(meaning({ codes: [] })).toBe(false)
    expect(meaning({ codes: ['8303'] })).toBe(false)
    expect(meaning({ codes: ['83036'], categories: ['medicine'] })).toBe(false)
  })

  it('requires two characters in a modifier', () => {
    const modifier = (text: string) =>
      referenceFileSchemas.modifiers.safeParse({
        formatVersion: 1,
        modifiers: [{ ...good.modifiers.modifiers[0], modifier: text }],
      }).success
    expect(modifier('LT')).toBe(true)
    expect(['2', '255', 'lt', '-25'].map(modifier)).toEqual([false, false, false, false])
  })
})
