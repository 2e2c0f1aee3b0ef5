import { z } from 'zod'
import { editionFileSchema } from '#core/editions/edition-file.ts'
import { manifestSchema } from '#core/editions/manifest.ts'
import { newVocabularyFileSchema, referenceFileSchemas } from '#core/editions/reference-files.ts'

/**
 * Returns the JSON Schemas of the dataset's files, by file name (`edition.schema.json`), as they lie in
 * `data/schema/`: made out of the schemas that the app itself checks with, for the editor of whoever writes a file.
 */
export function jsonSchemas(): Map<string, string> {
  const schemas = {
    manifest: manifestSchema,
    edition: editionFileSchema,
    ...referenceFileSchemas,
    // Older ones are read, but no longer written.
    vocabulary: newVocabularyFileSchema,
  }
  return new Map(
    Object.entries(schemas).map(([kind, schema]) => [
      `${kind}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', override: withoutReadOnly }), null, 2)}\n`,
    ]),
  )
}

/** Read-only in memory is no rule for whoever writes the file. */
function withoutReadOnly({ jsonSchema }: { jsonSchema: { readOnly?: boolean } }): void {
  delete jsonSchema.readOnly
}
