import { z } from 'zod'
import {
  categoryIdSchema,
  codeRangeSchema,
  dateSchema,
  editionFileSchema,
  editionIdSchema,
  editionTitleSchema,
} from '../editions/edition-file.ts'
import { exportFormats } from '../editions/export-formats.ts'
import { keyFingerprintSchema } from '../editions/edition-package.ts'
import { mostQuestions } from '../spreadsheet/question.ts'
import { untrustedLimits } from '../untrusted/limits.ts'
import { call } from './call.ts'
import { problemSchema } from './dataset-calls.ts'

/** A file's bytes in base64 take four characters for three bytes. */
const mostBase64 = Math.ceil(untrustedLimits.editionFile.bytes / 3) * 4 + 4

const fileSchema = z.strictObject({
  name: z.string().min(1).max(300),
  /** Its bytes in base64. */
  data: z.string().max(mostBase64),
})

const questionKeySchema = z.string().min(1).max(500)

/** A file to import, with what the user has decided about it so far. Nothing is kept between two calls. */
const importSchema = z.strictObject({
  file: fileSchema,
  /** What the edition is to be instead of what the file says. */
  as: z
    .strictObject({ id: editionIdSchema, title: editionTitleSchema, effectiveDate: dateSchema })
    .partial(),
  answers: z
    .array(
      z.strictObject({
        question: questionKeySchema,
        /** The candidate's id, or `null` for none of them. */
        candidate: categoryIdSchema.nullable(),
      }),
    )
    .max(mostQuestions),
})

/** A fault of the file: `row` and `column` in a spreadsheet, the column by its letter. */
const faultSchema = problemSchema.extend({
  row: z.int().positive().nullable(),
  column: z.string().nullable(),
})

const namedCategorySchema = z.strictObject({
  id: categoryIdSchema,
  name: z.string(),
  /** The names of its ancestors, from the section down. */
  path: z.array(z.string()).readonly(),
  ranges: z.array(codeRangeSchema),
})

/** A doubtful match, to be asked of the user. Unanswered, nothing is linked. */
const questionSchema = z.strictObject({
  key: questionKeySchema,
  /**
   * `origin`: a heading has no id, and may be one of the candidates of the previous edition, or a part of one;
   * `end`: a heading of the previous edition is gone, and may have been merged into one of the candidates of the new one.
   */
  kind: z.enum(['origin', 'end']),
  /** The heading's row in the file; `null` for one that is gone. */
  row: z.int().positive().nullable(),
  about: namedCategorySchema,
  /** The likelier first. */
  candidates: z.array(namedCategorySchema).min(1),
  /** The candidate that ranges and names speak for, if they do. */
  suggested: categoryIdSchema.nullable(),
  /** What was answered: a candidate, `null` for none, absent while it is open. */
  answer: categoryIdSchema.nullable().optional(),
})

const signatureStateSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('unsigned') }),
  z.strictObject({
    /**
     * `first`: no signer is trusted yet, so that this one will be; `trusted`: the key is known;
     * `changed`: the key is another one than those trusted, or than the key of the edition that it replaces.
     */
    state: z.enum(['first', 'trusted', 'changed']),
    name: z.string(),
    key: keyFingerprintSchema,
    /** Who signed before, where that is someone else. */
    before: z.array(z.strictObject({ name: z.string(), key: keyFingerprintSchema })).readonly(),
  }),
  z.strictObject({
    /** It is unsigned, or was changed after it was signed, and replaces a signed one. */
    state: z.literal('removed'),
    before: z.array(z.strictObject({ name: z.string(), key: keyFingerprintSchema })).readonly(),
  }),
])

const previewSchema = z.strictObject({
  kind: z.enum(['spreadsheet', 'edition file']),
  /** What it would be called, as far as the file or `as` tells. */
  entry: z.strictObject({
    id: z.string(),
    title: z.string(),
    effectiveDate: z.string(),
    categories: z.int().nonnegative(),
  }),
  /** The edition as it would be added, for the comparison; `null` if the faults leave none. */
  edition: editionFileSchema.nullable(),
  /** The id of the previous edition, which it is compared with; `null` if there is none. */
  before: editionIdSchema.nullable(),
  /** What stands in the way. While there is one, it cannot be added. */
  faults: z.array(faultSchema).readonly(),
  /** What was corrected in reading, one sentence each. */
  remarks: z.array(z.string()).readonly(),
  questions: z.array(questionSchema).readonly(),
  signature: signatureStateSchema,
  /** Terms and guide entries that it brings along. */
  terms: z.int().nonnegative(),
  guide: z.int().nonnegative(),
  /** The user's own edition of this id, which it would replace. */
  replaces: z
    .strictObject({ title: z.string(), at: z.string().nullable(), same: z.boolean() })
    .nullable(),
})

const ownOnly = z.strictObject({ edition: editionIdSchema })

export type EditionImport = z.input<typeof importSchema>
export type EditionPreview = Readonly<z.output<typeof previewSchema>>
export type EditionFault = Readonly<z.output<typeof faultSchema>>
export type SignatureState = z.output<typeof signatureStateSchema>

/**
 * Own editions. What there is of each (how it came, its signer, what it replaced) stands in the catalog;
 * every change is announced as `dataset-changed`.
 */
export const editionsCalls = {
  /** What adding a file would bring. Fails with `bad-file` if nothing in it can be read as an edition. */
  'editions.preview': call(importSchema, previewSchema),
  /**
   * Adds a file as an own edition. Fails with `bad-file` if it has faults, with `conflict` where it replaces one
   * and `replace` is false, or its signer has changed and `signer` is not what the preview said, with `storage`.
   */
  'editions.add': call(
    importSchema.extend({
      replace: z.boolean(),
      /** Confirms a changed signer: the key's fingerprint, or `none` for a signature that was removed. */
      signer: z.union([keyFingerprintSchema, z.literal('none')]).nullable(),
    }),
    ownOnly,
  ),
  /** Removes an own edition and the one that it replaced. Fails with `conflict` if it is not an own one. */
  'editions.remove': call(ownOnly, z.null()),
  /** Puts the edition back that was replaced last; a second call puts the later one back. Fails with `conflict` if there is none. */
  'editions.rollBack': call(ownOnly, z.null()),
  /** Any edition as a file. Fails as `dataset.edition` does. */
  'editions.export': call(
    z.strictObject({ edition: editionIdSchema, format: z.enum(exportFormats) }),
    fileSchema.extend({ data: z.string() }),
  ),
  /** Begins an own edition with the content of any edition. Fails with `conflict` if the id is taken. */
  'editions.copy': call(
    ownOnly.extend({ id: editionIdSchema, title: editionTitleSchema }),
    ownOnly,
  ),
  /**
   * Saves a corrected own edition. `sha256` is the one that the catalog had when the correction began. Fails with
   * `conflict` where the edition has changed since, with `bad-file` where the correction has faults (in `details`).
   */
  'editions.save': call(
    z.strictObject({ edition: editionFileSchema, sha256: z.string().max(64) }),
    z.strictObject({ sha256: z.string() }),
  ),
  /** An own edition as it was imported or copied, before any correction. */
  'editions.imported': call(ownOnly, editionFileSchema),
}
