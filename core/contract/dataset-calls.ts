import { z } from 'zod'
import { editionFileSchema, editionIdSchema } from '../editions/edition-file.ts'
import { keyFingerprintSchema } from '../editions/edition-package.ts'
import { manifestEditionSchema } from '../editions/manifest.ts'
import {
  appendicesFileSchema,
  guideFileSchema,
  languageFileSchema,
  modifiersFileSchema,
  replacementsFileSchema,
  sourcesFileSchema,
  vocabularySchema,
} from '../editions/reference-files.ts'
import { call } from './call.ts'

export const problemSchema = z.strictObject({
  file: z.string(),
  place: z.string(),
  message: z.string(),
  remedy: z.string(),
})

const signerSchema = z.strictObject({
  name: z.string(),
  key: keyFingerprintSchema,
  /** Whether the user, or whoever provides editions for all users, has trusted the key. */
  trusted: z.boolean(),
})

/** What is known of an edition that did not ship with the app. */
const ownEditionSchema = z.strictObject({
  /** How it came; `folder` where its file was put into the folder by hand. */
  how: z.enum(['spreadsheet', 'edition file', 'copy', 'folder']),
  /** The name of its file, or the title of the edition that it is a copy of. */
  source: z.string(),
  /** When it was imported, as an ISO time; `null` if nobody knows. */
  at: z.string().nullable(),
  /** Whether it was corrected in the app since. */
  corrected: z.boolean(),
  signer: signerSchema.nullable(),
  /** What `editions.rollBack` would bring back. */
  previous: z.strictObject({ title: z.string(), at: z.string().nullable() }).nullable(),
  /** How many terms and guide entries it brings along. */
  terms: z.int().nonnegative(),
  guide: z.int().nonnegative(),
})

/**
 * An edition in the catalog: shipped; shared with all users of the machine by a folder beside the policy file; or
 * the user's own. The latter two are never mixed silently with the shipped ones.
 */
const catalogEditionSchema = manifestEditionSchema.extend({
  origin: z.enum(['shipped', 'shared', 'own']),
  /** Absent for shipped ones. */
  own: ownEditionSchema.optional(),
  /** Whether its file is valid: checksum and invariants. `unchecked` until it is first read. */
  state: z.enum(['unchecked', 'valid', 'refused']),
})

export const catalogSchema = z.strictObject({
  datasetVersion: z.string(),
  /** The SHA-256 of its manifest, which has those of all its files; `null` without a manifest. */
  sha256: z.string().nullable(),
  /** Ascending by effective date. */
  editions: z.array(catalogEditionSchema),
  problems: z.array(problemSchema),
})

export type CatalogEdition = z.output<typeof catalogEditionSchema>
export type OwnEditionFacts = z.output<typeof ownEditionSchema>
export type Catalog = z.output<typeof catalogSchema>

export const datasetCalls = {
  /** The dataset's contents and problems. */
  'dataset.catalog': call(z.null(), catalogSchema),
  /** Reads and checks every file of the dataset, and returns the catalog with every state known. */
  'dataset.check': call(z.null(), catalogSchema),
  /** One edition that satisfies every invariant. Fails with `unknown-edition` or `bad-file`. */
  'dataset.edition': call(z.strictObject({ edition: editionIdSchema }), editionFileSchema),
  /** The edition to open at start-up: the last one on screen, else the newest valid one in effect; `null` if none can be read. */
  'dataset.first': call(z.null(), editionFileSchema.nullable()),
  /** Vocabulary, language, guide, modifiers, appendices, replacements and sources; a damaged file comes back empty. */
  'dataset.references': call(
    z.null(),
    z.strictObject({
      vocabulary: vocabularySchema,
      language: languageFileSchema.nullable(),
      guide: guideFileSchema.shape.entries,
      modifiers: modifiersFileSchema.shape.modifiers,
      appendices: appendicesFileSchema.shape.appendices,
      replacements: replacementsFileSchema.shape.replacements,
      sources: sourcesFileSchema.shape.sources,
    }),
  ),
}
