import { expect, it } from 'vitest'
import { buildOutline } from '#core/editions/outline.ts'
import { provenanceOf } from '#core/editions/provenance.ts'
import { madeUpEdition } from '../../support/made-up-edition.ts'

it('counts the categories of an edition by basis, section and level', () => {
  const outline = buildOutline(
    madeUpEdition(2026, [
      { id: 'a', codes: '10000-10099' },
      { id: 'a/b', codes: '10000-10049', basis: 'earlier named source' },
      { id: 'a/c', codes: '10050-10099', basis: 'CMS bounds, own name' },
      { id: 'z', codes: '20000-20099' },
    ]),
  )
  const counts = (named: number, earlier: number, own: number) => ({
    'named source': named,
    'earlier named source': earlier,
    'CMS bounds, own name': own,
    'own entry': 0,
  })
  expect(provenanceOf(outline)).toEqual({
    all: { of: 'Edition 2026', categories: 4, byBasis: counts(2, 1, 1) },
    sections: [
      { of: 'a', categories: 3, byBasis: counts(1, 1, 1) },
      { of: 'z', categories: 1, byBasis: counts(1, 0, 0) },
    ],
    levels: [
      { of: 'section', categories: 2, byBasis: counts(2, 0, 0) },
      { of: 'subsection', categories: 2, byBasis: counts(0, 1, 1) },
    ],
  })
})
