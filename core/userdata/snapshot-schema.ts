import { z } from 'zod'
import {
  categoryIdSchema,
  codeRangeSchema,
  codeSchema,
  editionIdSchema,
} from '../editions/edition-file.ts'

const nameSchema = z.string().min(1).max(200)

export const snapshotSchema = z.strictObject({
  edition: editionIdSchema,
  category: categoryIdSchema,
  name: nameSchema,
  path: z.array(nameSchema).max(20).readonly(),
  ranges: z.array(codeRangeSchema).min(1).max(200).readonly(),
  code: codeSchema.exactOptional(),
})
