import { describe, expect, it } from 'vitest'
import type { EditionFile } from '#core/editions/edition-file.ts'
import { roundTrip } from '../../support/import-edition.ts'
import { shippedEdition, shippedYears } from '../../support/shipped.ts'

/** All of an edition but how each of its headings is known. */
function withoutProvenance({ notes, categories, ...edition }: EditionFile) {
  return {
    ...edition,
    notes: notes.map(({ text }) => text),
    categories: categories.map(({ basis, confidence, sources, ...record }) => record),
  }
}

const editions = shippedYears.map(shippedEdition)

describe.each(editions.map((edition) => [edition.title, edition] as const))('%s', (_, edition) => {
  // Beside the editions before it alone, as in the year in which it was made.
  const earlier = editions.filter(({ id }) => id < edition.id)
  const { $schema, ...content } = edition

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
