import { describe, expect, it } from 'vitest'
import { parseCode } from '#core/codes/code.ts'
import type {
  GuideFile,
  ReferenceFile,
  SourcesFile,
  VocabularyFile,
} from '#core/editions/reference-files.ts'
import { findLooseReferences, findRepeats } from '#core/editions/reference-problems.ts'
import { madeUpEdition, smallCategories } from '../../support/made-up-edition.ts'

const term = (text: string, ...categories: string[]) => ({
  term: text,
  meanings: [{ means: 'a meaning', categories }],
})
const anchored = (...codes: string[]) => ({
  term: 'a drug',
  meanings: [{ means: 'a meaning', codes: codes.flatMap((code) => parseCode(code) ?? []) }],
})
const vocabulary = (file: string, ...terms: VocabularyFile['terms']): ReferenceFile => ({
  kind: 'vocabulary',
  file,
  content: { formatVersion: 1, terms },
})
const guide = (...entries: GuideFile['entries']): ReferenceFile => ({
  kind: 'guide',
  file: 'guide.json',
  content: { formatVersion: 1, entries },
})
const sources = (...list: SourcesFile['sources']): ReferenceFile => ({
  kind: 'sources',
  file: 'sources.json',
  content: { formatVersion: 1, sources: list },
})
const edition = madeUpEdition(2026, smallCategories)
const editions = [{ file: 'editions/2026.json', edition }]

describe('an entry of a reference file', () => {
  it('must be unique, ignoring case and spaces', () => {
    const terms = [
      term('PT', 'a'),
      term('knee  pain', 'a'),
      term('pt', 'b'),
      term('Knee pain ', 'b'),
    ]
    expect(findRepeats(vocabulary('vocabulary/other.json', ...terms))).toMatchObject([
      {
        file: 'vocabulary/other.json',
        place: 'terms[2].term',
        message: '"pt" is already listed at terms[0].',
      },
      { place: 'terms[3].term' },
    ])
  })

  it('differs from another entry if letters differ', () => {
    const terms = [term('ID', 'a'), term('I&D', 'a'), term('IDs', 'a')]
    expect(findRepeats(vocabulary('vocabulary.json', ...terms))).toEqual([])
  })

  it('must be unique in the guide and in the list of sources', () => {
    const entries = [
      { category: 'visits', text: 'One.' },
      { category: 'visits', text: 'Two.' },
    ]
    expect(findRepeats(guide(...entries))).toMatchObject([{ place: 'entries[1].category' }])
    const source = { tag: 'OWN', where: 'here', gave: 'names' }
    expect(findRepeats(sources(source, source))).toMatchObject([{ place: 'sources[1].tag' }])
  })
})

describe('a reference in a reference file', () => {
  it('must be an id or an anchor code of at least one edition', () => {
    const { orphans } = findLooseReferences(
      [
        vocabulary('vocabulary.json', term('PT', 'visits', 'visits/gone')),
        vocabulary('vocabulary/drugs.json', anchored('99202', '00001', '12001')),
        guide(
          { category: 'visits', text: 'One.', seeAlso: ['surgery', 'lost'] },
          { category: 'nowhere', text: 'Two.' },
        ),
      ],
      editions,
    )
    expect(orphans.map(({ file, place, message }) => [file, place, message])).toEqual([
      [
        'vocabulary.json',
        'terms[0].meanings[0].categories[1]',
        'No edition has a category "visits/gone".',
      ],
      [
        'vocabulary/drugs.json',
        'terms[0].meanings[0].codes[0]',
        'No edition contains the code 99202.',
      ],
      [
        'vocabulary/drugs.json',
        'terms[0].meanings[0].codes[1]',
        'No edition contains the code 00001.',
      ],
      ['guide.json', 'entries[0].seeAlso[1]', 'No edition has a category "lost".'],
      ['guide.json', 'entries[1].category', 'No edition has a category "nowhere".'],
    ])
  })

  it('must name a source in the list of sources', () => {
    const tagged = {
      ...edition,
      notes: [{ text: 'A note.', sources: ['X'] }],
      categories: edition.categories.map((category) => ({ ...category, sources: ['OWN'] })),
    }
    const appendix = {
      appendix: 'A',
      topic: 'Modifiers',
      status: 'current',
      confidence: 'high',
      source: 'OWN Y',
    } as const
    const { unknownTags } = findLooseReferences(
      [
        {
          kind: 'appendices',
          file: 'appendices.json',
          content: { formatVersion: 1, appendices: [appendix] },
        },
        sources({ tag: 'OWN', where: 'here', gave: 'names' }),
      ],
      [{ file: 'editions/2026.json', edition: tagged }],
    )
    expect(unknownTags.map(({ file, place, message }) => [file, place, message])).toEqual([
      ['editions/2026.json', 'notes[0].sources', 'The source tag "X" is not in sources.json.'],
      ['appendices.json', 'appendices[0].source', 'The source tag "Y" is not in sources.json.'],
    ])
  })

  it('is not checked if the file it refers to is missing', () => {
    expect(findLooseReferences([], editions)).toEqual({ orphans: [], unknownTags: [] })
  })
})
