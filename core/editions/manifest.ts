import { z } from 'zod'
import { dateSchema, editionIdSchema, formatVersionSchema } from './edition-file.ts'
import { type ReferenceKind, referenceKinds } from './reference-files.ts'

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in lower-case hexadecimal')

/** A path inside the dataset folder: it cannot leave the folder, and has no drive and no backslash. */
const fileSchema = z
  .string()
  .regex(/^[\w-]+(\.[\w-]+)*(\/[\w-]+(\.[\w-]+)*)*\.json$/, 'a path such as "editions/2026.json"')

export const manifestEditionSchema = z.strictObject({
  id: editionIdSchema,
  title: z.string().trim().min(1).max(200),
  effectiveDate: dateSchema,
  file: fileSchema,
  /** Number of categories. */
  categories: z.int().positive(),
  sha256: sha256Schema,
})

/** `manifest.json`: the files of a dataset, each with a checksum. */
export const manifestSchema = z.strictObject({
  $schema: z.string().optional(),
  formatVersion: formatVersionSchema,
  datasetVersion: z.string().regex(/^\d+\.\d+\.\d+$/, 'a version such as "1.0.0"'),
  editions: z.array(manifestEditionSchema).min(1),
  files: z.array(
    z.strictObject({
      kind: z.enum(referenceKinds as [ReferenceKind, ...ReferenceKind[]]),
      file: fileSchema,
      sha256: sha256Schema,
    }),
  ),
})

export type Manifest = z.output<typeof manifestSchema>
