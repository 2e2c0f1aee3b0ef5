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

const leadsToCategories = {
  means: textSchema,
  categories: z.array(categoryIdSchema).min(1).max(50),
}
/** Anchor codes: each leads to the deepest category that contains it, in every edition that has one. */
const leadsToCodes = { means: textSchema, codes: z.array(codeSchema).min(1).max(50) }
const termSchema = z.string().trim().min(1).max(100)
const terms = z.array(termSchema).min(1)

export const vocabularySchema = z.array(
  z.union([
    z.strictObject({ ...leadsToCategories, terms }),
    z.strictObject({ ...leadsToCodes, terms }),
  ]),
)

const vocabularyFormatVersion = 2

/** A vocabulary file as it is written today. */
export const newVocabularyFileSchema = z.strictObject({
  $schema: z.string().optional(),
  formatVersion: z.literal(vocabularyFormatVersion),
  /** How the list was made, and from which sources. */
  how: textSchema.optional(),
  meanings: vocabularySchema,
})

const mostOldMeanings = 20
const oldTermsSchema = z.array(
  z.strictObject({
    term: termSchema,
    meanings: z
      .array(z.union([z.strictObject(leadsToCategories), z.strictObject(leadsToCodes)]))
      .min(1)
      .max(mostOldMeanings),
  }),
)

/** Format version 1 listed the meanings of each term. It is read as today's format. */
const oldVocabularyFileSchema = z
  .strictObject({ ...head, how: textSchema.optional(), terms: oldTermsSchema })
  .transform(({ terms: oldTerms, ...rest }) => ({
    ...rest,
    formatVersion: vocabularyFormatVersion,
    meanings: groupByMeaning(oldTerms),
  }))

/** Groups terms by what they mean: first all first meanings, then all second ones, so that each term keeps its order. */
function groupByMeaning(oldTerms: z.output<typeof oldTermsSchema>) {
  const groups = new Map<string, z.output<typeof vocabularySchema>[number]>()
  for (let order = 0; order < mostOldMeanings; order++) {
    for (const { term, meanings } of oldTerms) {
      const meaning = meanings[order]
      if (meaning === undefined) continue
      const key = `${order} ${JSON.stringify(meaning)}`
      const group = groups.get(key)
      if (group === undefined) groups.set(key, { ...meaning, terms: [term] })
      else group.terms.push(term)
    }
  }
  return [...groups.values()]
}

/**
 * `vocabulary.json` and `vocabulary/<topic>.json`: what something means to coders, the categories that it leads to (by id,
 * or by a code in them), and the terms that they type for it. Of the meanings of a term, the first in the file is the
 * likeliest.
 */
export const vocabularyFileSchema = z.discriminatedUnion('formatVersion', [
  newVocabularyFileSchema,
  oldVocabularyFileSchema,
])

const wordsSchema = z.string().trim().min(1).max(60)

/** `language.json`: how coders write, independent of any category. */
export const languageFileSchema = z.strictObject({
  ...head,
  /** How the lists were made, and from which sources. */
  how: textSchema,
  /** Stop words: left out of names and queries. */
  stopWords: z.array(wordsSchema),
  /** Weak words: they qualify a query but rarely decide it. */
  weakWords: z.array(wordsSchema),
  /** Required words: a term that has one is meant only by queries that have it (`anesthesia`). */
  requiredWords: z.array(wordsSchema),
  /** Prefixes of price lists that only say who bills: `HC` hospital charge. */
  billingMarks: z.array(wordsSchema),
  /** Shorthand, by the words that it stands for: `w/o` without, `fx` fracture. */
  shorthand: z.record(wordsSchema, wordsSchema),
  /** Units right after a number, by the words that they stand for: `m` minutes, `v` views. */
  units: z.record(wordsSchema, wordsSchema),
  /** Words after which a Roman numeral is a number: `level` III. */
  numbered: z.array(wordsSchema),
  /** Words by their normal form: irregular plurals and other spellings. */
  spellings: z.record(wordsSchema, wordsSchema),
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

/** `modifiers.json`: two-character modifiers, with short names of our own. */
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

/** `appendices.json`: the topic of each appendix of the book. */
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

/** `replacements.json`: deleted codes and their successors. Numbers only, never a descriptor. */
export const replacementsFileSchema = z.strictObject({
  ...head,
  replacements: z.array(
    z.strictObject({
      /** Deleted together. */
      deleted: z.array(codeRangeSchema).min(1).max(200),
      /** The first edition without them. */
      edition: editionIdSchema,
      /** The codes to look at instead; empty if none is on record. */
      successors: z.array(codeRangeSchema).max(50),
      sources: z.array(z.string().min(1).max(60)).min(1).max(20),
      /** The confidence in the successors or, without any, in the deletion. */
      confidence: z.enum(confidences),
    }),
  ),
})

/** `sources.json`: the source of each tag. */
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

/** The reference files, by their kind in the manifest. */
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

/** The kinds with several files per dataset, the additional ones in a folder named after the kind. */
export const manyFileKinds: readonly ReferenceKind[] = ['vocabulary']

export type Vocabulary = VocabularyFile['meanings']
/** What something means, where it leads, and the terms for it. */
export type Meaning = Vocabulary[number]
export type Guide = GuideFile['entries']

/** The content of a reference file of a kind. */
export type ReferenceContent<Kind extends ReferenceKind> = z.output<
  (typeof referenceFileSchemas)[Kind]
>

/** A reference file that satisfies its schema, and its name in problems. */
export type ReferenceFile = {
  readonly [Kind in ReferenceKind]: {
    readonly kind: Kind
    readonly file: string
    readonly content: ReferenceContent<Kind>
  }
}[ReferenceKind]
