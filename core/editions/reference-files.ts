import { z } from 'zod'
import {
  categoryIdSchema,
  codeRangeSchema,
  codeSchema,
  confidences,
  editionIdSchema,
  formatVersionSchema,
} from './edition-file.ts'

const textSchema = z.string().trim().min(1).max(2000)
const head = { $schema: z.string().optional(), formatVersion: formatVersionSchema }

const meaningSchema = z.union([
  z.strictObject({ means: textSchema, categories: z.array(categoryIdSchema).min(1).max(50) }),
  /** Anchor codes: they lead to the deepest category that contains them, in each edition in which one does. */
  z.strictObject({ means: textSchema, codes: z.array(codeSchema).min(1).max(50) }),
])

/**
 * `vocabulary.json` and `vocabulary/<topic>.json`: what coders type, what it means, and the categories
 * (by id or by a code that they contain) that it leads to.
 */
export const vocabularyFileSchema = z.strictObject({
  ...head,
  /** How the list was made, and from which sources. */
  how: textSchema.optional(),
  terms: z.array(
    z.strictObject({
      term: z.string().trim().min(1).max(100),
      meanings: z.array(meaningSchema).min(1).max(20),
    }),
  ),
})

const wordsSchema = z.string().trim().min(1).max(60)

/** `language.json`: how coders write, as far as search needs to know it, apart from any category. */
export const languageFileSchema = z.strictObject({
  ...head,
  /** How the lists were made, and from which sources. */
  how: textSchema,
  /** Words that are left out of names and queries. */
  stopWords: z.array(wordsSchema),
  /** Words that qualify a query but rarely decide it. */
  weakWords: z.array(wordsSchema),
  /** What is written short, by the words that it stands for: `w/o` without, `fx` fracture. */
  shorthand: z.record(wordsSchema, wordsSchema),
  /** Units that are written right after a number, by the words that they stand for: `m` minutes, `v` views. */
  units: z.record(wordsSchema, wordsSchema),
  /** Words after which a Roman numeral is a number: `level` III. */
  numbered: z.array(wordsSchema),
  /** Words by the form under which they are compared: irregular plurals and other spellings. */
  spellings: z.record(wordsSchema, wordsSchema),
  /** Words by others that mean the same or nearly, the nearest first. */
  synonyms: z.record(wordsSchema, z.array(wordsSchema).min(1)),
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

/** `replacements.json`: codes that were deleted, and where to look instead. It has numbers only, never a descriptor. */
export const replacementsFileSchema = z.strictObject({
  ...head,
  replacements: z.array(
    z.strictObject({
      /** Deleted together. */
      deleted: z.array(codeRangeSchema).min(1).max(200),
      /** The first edition without them. */
      edition: editionIdSchema,
      /** The codes to look at instead; none where no replacement is on record. */
      successors: z.array(codeRangeSchema).max(50),
      sources: z.array(z.string().min(1).max(60)).min(1).max(20),
      /** How sure the successors are; without any, how sure the deletion is. */
      confidence: z.enum(confidences),
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
export type LanguageFile = z.output<typeof languageFileSchema>
export type GuideFile = z.output<typeof guideFileSchema>
export type ModifiersFile = z.output<typeof modifiersFileSchema>
export type AppendicesFile = z.output<typeof appendicesFileSchema>
export type ReplacementsFile = z.output<typeof replacementsFileSchema>
export type SourcesFile = z.output<typeof sourcesFileSchema>

/** The reference files beside the editions, by the kind that the manifest calls them. */
export const referenceFileSchemas = {
  vocabulary: vocabularyFileSchema,
  language: languageFileSchema,
  guide: guideFileSchema,
  modifiers: modifiersFileSchema,
  appendices: appendicesFileSchema,
  replacements: replacementsFileSchema,
  sources: sourcesFileSchema,
} as const

export type ReferenceKind = keyof typeof referenceFileSchemas
export const referenceKinds = Object.keys(referenceFileSchemas) as ReferenceKind[]

/** The kinds of which a dataset may hold several files, the further ones in a folder named after the kind. */
export const manyFileKinds: readonly ReferenceKind[] = ['vocabulary']

export type Vocabulary = VocabularyFile['terms']
export type Meaning = Vocabulary[number]['meanings'][number]
export type Guide = GuideFile['entries']

/** What a reference file of a kind holds. */
export type ReferenceContent<Kind extends ReferenceKind> = z.output<
  (typeof referenceFileSchemas)[Kind]
>

/** A reference file that satisfies its schema, and the name that its problems carry. */
export type ReferenceFile = {
  readonly [Kind in ReferenceKind]: {
    readonly kind: Kind
    readonly file: string
    readonly content: ReferenceContent<Kind>
  }
}[ReferenceKind]
