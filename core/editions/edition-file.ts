import { z } from 'zod'
import { type Code, letterClassOf, codeOrdinal, parseCode } from '../codes/code.ts'
import type { CodeRange } from '../codes/code-range.ts'
import { bases } from './basis.ts'
import { categoryIdLength, categoryIdPattern, editionIdPattern } from './ids.ts'
import { recordLimits } from './record-limits.ts'

/** The version of the dataset's file formats that this code reads and writes. */
export const datasetFormatVersion = 1

export const confidences = ['high', 'medium', 'low'] as const

export type Confidence = (typeof confidences)[number]

export const editionIdSchema = z.string().regex(editionIdPattern, 'an edition id such as "2026"')

export const categoryIdSchema = z
  .string()
  .max(categoryIdLength)
  .regex(categoryIdPattern, 'a category id such as "surgery/musculoskeletal"')

export const dateSchema = z.iso.date()

export const formatVersionSchema = z.literal(datasetFormatVersion)

const nameSchema = z.string().trim().min(1).max(recordLimits.name)
/** What an edition is called, such as `CPT 2026`. */
export const editionTitleSchema = nameSchema

const textSchema = z.string().trim().min(1).max(2000)
const sourceTagSchema = z.string().min(1).max(60)

export const codeSchema = z.string().transform((text, context): Code => {
  const code = parseCode(text)
  if (code !== undefined && code === text) return code
  context.addIssue({ code: 'custom', message: `"${text.slice(0, 40)}" is not a code` })
  return z.NEVER
})

export const codeRangeSchema = z
  .tuple([codeSchema, codeSchema.nullable()])
  .readonly()
  .transform(([start, end], context): CodeRange => {
    if (end !== null && letterClassOf(start) !== letterClassOf(end)) {
      context.addIssue({
        code: 'custom',
        message: `${start} and ${end} are of different letter classes`,
      })
    } else if (end !== null && codeOrdinal(start) > codeOrdinal(end)) {
      context.addIssue({ code: 'custom', message: `${start} comes after ${end}` })
    }
    return [start, end]
  })

export const categoryRecordSchema = z.strictObject({
  id: categoryIdSchema,
  parent: categoryIdSchema.nullable(),
  name: nameSchema,
  ranges: z.array(codeRangeSchema).min(1).max(recordLimits.ranges),
  basis: z.enum(bases),
  confidence: z.enum(confidences),
  sources: z.array(sourceTagSchema).max(50),
  note: textSchema.optional(),
  resequenced: z.literal(true).optional(),
  ownCodes: z.literal(true).optional(),
  continues: z.array(categoryIdSchema).min(1).max(recordLimits.ids).optional(),
  formerIds: z.array(categoryIdSchema).min(1).max(recordLimits.ids).optional(),
})

export const editionFileSchema = z.strictObject({
  $schema: z.string().optional(),
  formatVersion: formatVersionSchema,
  id: editionIdSchema,
  title: editionTitleSchema,
  effectiveDate: dateSchema,
  notes: z.array(z.strictObject({ text: textSchema, sources: z.array(sourceTagSchema) })),
  categories: z.array(categoryRecordSchema).min(1),
})

/** A category in an edition file. */
export type CategoryRecord = z.output<typeof categoryRecordSchema>

/** An edition file that satisfies the schema; `edition-problems.ts` checks the invariants. */
export type EditionFile = z.output<typeof editionFileSchema>
