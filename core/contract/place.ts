import { z } from 'zod'
import { categoryIdSchema, editionIdSchema } from '../editions/edition-file.ts'

/** What a window can be opened on: a category of an edition, or two editions compared. */
export const placeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('category'),
    edition: editionIdSchema,
    category: categoryIdSchema,
  }),
  z.strictObject({ kind: z.literal('compare'), from: editionIdSchema, to: editionIdSchema }),
])

export type OpenPlace = Readonly<z.output<typeof placeSchema>>

/** Returns a place as the fragment of a page's address: `#/2026/surgery` or `#/2026/compare/2025/2026`. */
export function addressOfPlace(place: OpenPlace): string {
  return place.kind === 'category'
    ? `#/${place.edition}/${place.category}`
    : `#/${place.to}/compare/${place.from}/${place.to}`
}

/** Returns the place that {@link addressOfPlace} wrote, or `undefined` where the fragment names none. */
export function placeOfAddress(fragment: string): OpenPlace | undefined {
  if (!fragment.startsWith('#/')) return undefined
  const [edition = '', ...rest] = fragment.slice(2).split('/')
  const [first, from, to] = rest
  const candidate =
    first === 'compare' && rest.length === 3 && edition === to
      ? { kind: 'compare', from, to }
      : { kind: 'category', edition, category: rest.join('/') }
  if (candidate.kind === 'category' && namedViews.has(first ?? '')) return undefined
  return placeSchema.safeParse(candidate).data
}

/** Views without a category have addresses of the same form. */
const namedViews = new Set([
  'start',
  'compare',
  'dataset',
  'references',
  'review',
  'user-data',
  'settings',
])
