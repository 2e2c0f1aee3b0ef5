import { z } from 'zod'
import {
  categoryIdSchema,
  confidences,
  editionIdSchema,
  formatVersionSchema,
} from './edition-file.ts'

const textSchema = z.string().trim().min(1).max(2000)
const head = { $schema: z.string().optional(), formatVersion: formatVersionSchema }

/** `vocabulary.json`: what coders type, what it means, and the categories that it leads to. */
export const vocabularyFileSchema = z.strictObject({
  ...head,
  terms: z.array(
    z.strictObject({
      term: z.string().trim().min(1).max(100),
      meanings: z
        .array(z.strictObject({ means: textSchema, categories: z.array(categoryIdSchema).min(1) }))
        .min(1),
    }),
  ),
})

/** `guide.json`: what a section, subsection or heading covers, in our own words. */
export const guideFileSchema = z.strictObject({
  ...head,
  entries: z.array(
    z.strictObject({
      category: categoryIdSchema,
      text: textSchema,
      seeAlso: z.array(categoryIdSchema).optional(),
    }),
  ),
})

/** `modifiers.json`: two-character additions to a code, by short names of our own. */
export const modifiersFileSchema = z.strictObject({
  ...head,
  modifiers: z.array(
    z.strictObject({
      modifier: z.string().regex(/^[0-9A-Z]{2}$/, 'two characters, such as "25"'),
      group: textSchema,
      name: textSchema,
      since: editionIdSchema,
      confidence: z.enum(confidences),
      note: textSchema.optional(),
    }),
  ),
})

/** `appendices.json`: what each appendix of the book is about. */
export const appendicesFileSchema = z.strictObject({
  ...head,
  appendices: z.array(
    z.strictObject({
      appendix: z.string().min(1).max(40),
      topic: textSchema,
      status: textSchema,
      confidence: z.enum(confidences),
      source: textSchema,
    }),
  ),
})

/** `sources.json`: what stands behind each source tag. */
export const sourcesFileSchema = z.strictObject({
  ...head,
  sources: z.array(
    z.strictObject({ tag: z.string().min(1).max(60), where: textSchema, gave: textSchema }),
  ),
})

export type VocabularyFile = z.output<typeof vocabularyFileSchema>
export type GuideFile = z.output<typeof guideFileSchema>
export type ModifiersFile = z.output<typeof modifiersFileSchema>
export type AppendicesFile = z.output<typeof appendicesFileSchema>
export type SourcesFile = z.output<typeof sourcesFileSchema>

/** The reference files beside the editions, by the kind that the manifest calls them. */
export const referenceFileSchemas = {
  vocabulary: vocabularyFileSchema,
  guide: guideFileSchema,
  modifiers: modifiersFileSchema,
  appendices: appendicesFileSchema,
  sources: sourcesFileSchema,
} as const

export type ReferenceKind = keyof typeof referenceFileSchemas
export const referenceKinds = Object.keys(referenceFileSchemas) as ReferenceKind[]

export type Vocabulary = VocabularyFile['terms']
export type Guide = GuideFile['entries']
