import { describe, expect, it } from 'vitest'
import { parseCode } from '#core/codes/code.ts'
import type {
  GuideFile,
  ReferenceFile,
  SourcesFile,
  Vocabulary,
} from '#core/editions/reference-files.ts'
import { findLooseReferences, findRepeats } from '#core/editions/reference-problems.ts'
import { madeUpEdition, smallCategories } from '../../support/made-up-edition.ts'

const meaning = (means: string, ...terms: string[]) => ({ means, categories: ['visits'], terms })
const anchored = (...codes: string[]) => ({
  means: 'a drug level',
  codes: codes.flatMap((code) => parseCode(code) ?? []),
  terms: ['a drug'],
})
const vocabulary = (file: string, ...meanings: Vocabulary): ReferenceFile => ({
  kind: 'vocabulary',
  file,
  content: { formatVersion: 2, meanings },
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
    const meanings = [meaning('a', 'PT', 'knee  pain', 'pt'), meaning('A ', 'Knee pain ')]
    expect(findRepeats(vocabulary('vocabulary/other.json', ...meanings))).toMatchObject([
      {
        file: 'vocabulary/other.json',
        place: 'meanings[0].terms[2]',
        message: '"pt" is already listed at meanings[0].terms[0].',
      },
      { place: 'meanings[1].terms[0]' },
    ])
  })

  it('differs from another entry if letters differ', () => {
    const meanings = [meaning('a', 'ID', 'I&D', 'IDs')]
    expect(findRepeats(vocabulary('vocabulary.json', ...meanings))).toEqual([])
  })

  it('of the vocabulary may mean something else, too', () => {
    const meanings = [meaning('physical therapy', 'PT'), meaning('clotting test', 'PT')]
    expect(findRepeats(vocabulary('vocabulary.json', ...meanings))).toEqual([])
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
    const pt = meaning('physical therapy', 'PT')
    const { orphans } = findLooseReferences(
      [
        vocabulary('vocabulary.json', { ...pt, categories: ['visits', 'visits/gone'] }),
        vocabulary('vocabulary/drugs.json', anchored('99202', '00001', '12001')),
        guide(
          { category: 'visits', text: 'One.', seeAlso: ['surgery', 'lost'] },
          { category: 'nowhere', text: 'Two.' },
        ),
      ],
      editions,
    )
    expect(orphans.map(({ file, place, message }) => [file, place, message])).toEqual([
      ['vocabulary.json', 'meanings[0].categories[1]', 'No edition has a category "visits/gone".'],
      ['vocabulary/drugs.json', 'meanings[0].codes[0]', 'No edition contains the code 99202.'],
      ['vocabulary/drugs.json', 'meanings[0].codes[1]', 'No edition contains the code 00001.'],
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
