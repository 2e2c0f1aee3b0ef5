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

/** An edition in the catalogue. `own` ones come from the user's folder, never mixed silently with the shipped ones. */
const catalogueEditionSchema = manifestEditionSchema.extend({
  origin: z.enum(['shipped', 'own']),
  /** Whether its file has been read and its checksum and truths hold; `unchecked` until it is first read. */
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
  /** What the dataset holds, and what is wrong with it. */
  'dataset.catalogue': call(z.null(), catalogueSchema),
  /** Reads and checks every file of the dataset; the catalogue with all states known. */
  'dataset.check': call(z.null(), catalogueSchema),
  /** One edition, its truths checked. Fails with `unknown-edition` or `bad-file`. */
  'dataset.edition': call(z.strictObject({ edition: editionIdSchema }), editionFileSchema),
  /** The edition to open at a start: the one that was on screen last, else the newest valid one in effect; `null` where none can be read. */
  'dataset.first': call(z.null(), editionFileSchema.nullable()),
  /** Vocabulary, language, guide, modifiers, appendices, replacements and sources; one that is damaged comes empty. */
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
