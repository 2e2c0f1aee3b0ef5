import { describe, expect, it } from 'vitest'
import type { EditionFile } from '#core/editions/edition-file.ts'
import { copyEdition } from '#core/edits/copy-edition.ts'
import { roundTrip } from '../../support/import-edition.ts'
import { shippedEdition, shippedYears } from '../../support/shipped.ts'

/** An edition with every heading known in the same way. */
function withoutProvenance(edition: EditionFile): EditionFile {
  return {
    ...copyEdition(edition, edition),
    notes: edition.notes.map(({ text }) => ({ text, sources: [] })),
    categories: edition.categories.map((record) => ({
      ...record,
      basis: 'own entry',
      confidence: 'high',
      sources: [],
    })),
  }
}

const editions = shippedYears.map(shippedEdition)

describe.each(editions.map((edition) => [edition.title, edition] as const))('%s', (_, edition) => {
  // Beside the editions before it alone, as in the year in which it was made.
  const earlier = editions.filter(({ id }) => id < edition.id)
  const content = copyEdition(edition, edition)

  it.each(['xlsx', 'csv'] as const)('comes back from %s as it was', async (format) => {
    const draft = await roundTrip(edition, earlier, format)
    expect(draft.faults).toEqual([])
    expect(draft.edition && withoutProvenance(draft.edition)).toEqual(withoutProvenance(content))
  })

  it('comes back from an edition file byte for byte in what it says', async () => {
    const draft = await roundTrip(edition, earlier, 'atlasedition')
    expect(draft.edition).toEqual(content)
  })
})
