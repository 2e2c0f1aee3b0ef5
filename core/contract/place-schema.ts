import { z } from 'zod'
import { categoryIdSchema, editionIdSchema } from '../editions/edition-file.ts'
import { isAnyCode } from '../tables/table-code.ts'

/** What a window can show: a category or a code in an edition, or a comparison of two editions. */
export const placeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('category'),
    edition: editionIdSchema,
    category: categoryIdSchema,
  }),
  z.strictObject({
    kind: z.literal('code'),
    edition: editionIdSchema,
    code: z.string().refine(isAnyCode, 'a code'),
  }),
  z.strictObject({ kind: z.literal('compare'), from: editionIdSchema, to: editionIdSchema }),
])

export type OpenPlace = Readonly<z.output<typeof placeSchema>>
