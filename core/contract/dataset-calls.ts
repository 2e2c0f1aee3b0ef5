import { z } from 'zod'
import { editionFileSchema, editionIdSchema } from '../editions/edition-file.ts'
import { manifestEditionSchema } from '../editions/manifest.ts'
import {
  appendicesFileSchema,
  guideFileSchema,
  languageFileSchema,
  modifiersFileSchema,
  replacementsFileSchema,
  sourcesFileSchema,
  vocabularyFileSchema,
} from '../editions/reference-files.ts'
import { call } from './call.ts'

const problemSchema = z.strictObject({
  file: z.string(),
  place: z.string(),
  message: z.string(),
  mend: z.string(),
})

/** An edition in the catalog. `own` ones come from the user's folder, never mixed silently with the shipped ones. */
const catalogueEditionSchema = manifestEditionSchema.extend({
  origin: z.enum(['shipped', 'own']),
  /** Whether its file is valid: checksum and invariants. `unchecked` until it is first read. */
  state: z.enum(['unchecked', 'sound', 'refused']),
})

export const catalogueSchema = z.strictObject({
  datasetVersion: z.string(),
  /** Ascending by effective date. */
  editions: z.array(catalogueEditionSchema),
  problems: z.array(problemSchema),
})

export type CatalogueEdition = z.output<typeof catalogueEditionSchema>
export type Catalogue = z.output<typeof catalogueSchema>

export const datasetCalls = {
  /** The dataset's contents and problems. */
  'dataset.catalogue': call(z.null(), catalogueSchema),
  /** Reads and checks every file of the dataset, and returns the catalog with every state known. */
  'dataset.check': call(z.null(), catalogueSchema),
  /** One edition that satisfies every invariant. Fails with `unknown-edition` or `bad-file`. */
  'dataset.edition': call(z.strictObject({ edition: editionIdSchema }), editionFileSchema),
  /** The edition to open at start-up: the last one on screen, else the newest valid one in effect; `null` if none can be read. */
  'dataset.first': call(z.null(), editionFileSchema.nullable()),
  /** Vocabulary, language, guide, modifiers, appendices, replacements and sources; a damaged file comes back empty. */
  'dataset.references': call(
    z.null(),
    z.strictObject({
      vocabulary: vocabularyFileSchema.shape.terms,
      language: languageFileSchema.nullable(),
      guide: guideFileSchema.shape.entries,
      modifiers: modifiersFileSchema.shape.modifiers,
      appendices: appendicesFileSchema.shape.appendices,
      replacements: replacementsFileSchema.shape.replacements,
      sources: sourcesFileSchema.shape.sources,
    }),
  ),
}
