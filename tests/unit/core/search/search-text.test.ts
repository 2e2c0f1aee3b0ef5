import { describe, expect, it } from 'vitest'
import { type SearchDocument, buildDocumentIndex } from '#core/search/document-index.ts'
import { searchText } from '#core/search/search-text.ts'

/** A document of a made-up index: its aliases are terms that mean something, in the order of meanings. */
const document = (
  name: string,
  parent: number,
  ...aliases: [term: string, means: string, order?: number][]
): SearchDocument => ({
  name,
  parent,
  aliases: aliases.map(([term, means, order = 0]) => ({ term, means, order })),
})

const documents = [
  document('Imaging', -1),
  document('Vessels', 0),
  document('Intravascular Ultrasound', 1),
  document('Diagnostic Ultrasound', 0),
  document('Visits', -1, ['home nursing', 'a nurse at home']),
  document('Facility', -1, ['nursing home visit', 'a call there']),
  document(
    'Other Technology',
    -1,
    ['valve clip', 'device'],
    ['new stent', 'device'],
    ['heart pump', 'device'],
  ),
  document('Heart Valves', -1),
  document('Muscle Tests', -1, ['EMG', 'needle test']),
  document('Legs', -1),
  document('Right Wing', -1),
  document('Womb', -1, ['TAH', 'womb removed through the belly']),
  document('Pumps', -1, ['TAH', 'pump', 1]),
  document('Slices', -1, ['cat scan', 'slices']),
  document('Scan Rooms', -1, ['cataract', 'lens']),
]
const index = buildDocumentIndex(documents)
const scope = { first: 0, end: documents.length, accepts: undefined }
const namesFor = (text: string) =>
  searchText(index, text, scope, 20).matches.map((match) => documents[match.document]?.name)

describe('of what fits alike, a search in words has first', () => {
  it('the document that is less deep', () => {
    expect(namesFor('ultrasound')).toEqual(['Diagnostic Ultrasound', 'Intravascular Ultrasound'])
  })

  it('the meaning that the vocabulary has first, be it longer', () => {
    expect(namesFor('tah')).toEqual(['Womb', 'Pumps'])
  })

  it('the one with an alias of just these words, in whatever order', () => {
    expect(namesFor('visit nursing home')[0]).toBe('Facility')
    expect(namesFor('home visit nursing')[0]).toBe('Facility')
  })
})

describe('where no document has all words', () => {
  it('words that only qualify are left out', () => {
    expect(namesFor('rt heart valve')[0]).toBe('Heart Valves')
    expect(namesFor('bilat legs')).toEqual(['Legs'])
  })

  it('a word that qualifies is left out, too, rather than each word sought in another alias', () => {
    expect(namesFor('new heart valve')[0]).toBe('Heart Valves')
  })

  it('an abbreviation tells more than the part of the body beside it', () => {
    expect(namesFor('emg legs')[0]).toBe('Muscle Tests')
  })

  it('the rarer word counts more', () => {
    expect(namesFor('ultrasound legs')[0]).toBe('Legs')
  })

  it('half of the words must be there, and the others look like words', () => {
    expect(namesFor('vivid purple elephant legs')).toEqual([])
    expect(namesFor('zzzzz legs')).toEqual([])
  })

  it('that one is left out without which the others are found', () => {
    expect(namesFor('nursing home pump visit')[0]).toBe('Facility')
  })
})

describe('a short word with another after it', () => {
  it('is finished: it begins no longer one', () => {
    expect(namesFor('cat scan')).toEqual(['Slices'])
    expect(namesFor('scan cat')).toContain('Scan Rooms')
  })
})
