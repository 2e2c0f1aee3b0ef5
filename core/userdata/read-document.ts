import type { z } from 'zod'
import { type DocumentPart, emptyDocument } from './document-parts.ts'
import { type UserDocument, userDocumentSchema, userDocumentVersion } from './document.ts'
import { type Migration, migrations as ownMigrations } from './migrations.ts'
import { problemInWords } from './problem-in-words.ts'
import { repairDocument } from './repair-document.ts'

/** What reading a document of some version gave. */
export type DocumentReading =
  | {
      readonly state: 'valid'
      /** Parts that it need not have, and does not, are empty. */
      readonly document: UserDocument
      /** Whether something in it did not fit together. */
      readonly repaired: boolean
    }
  /** Written by a newer version of the app. */
  | { readonly state: 'newer' }
  | { readonly state: 'damaged'; readonly problem: string }

/**
 * Returns a document of any version as one of the present version. Never throws.
 * `parts` are those that it must have, and may have; all of them where none are named.
 * `migrations[n - 1]` leads from version n to n + 1; the present version is one more than their number.
 */
export function readDocument(
  value: unknown,
  version: unknown,
  parts?: readonly DocumentPart[],
  migrations: readonly Migration[] = ownMigrations,
): DocumentReading {
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return { state: 'damaged', problem: 'It has no version number.' }
  }
  const present = migrations === ownMigrations ? userDocumentVersion : migrations.length + 1
  if (version > present) return { state: 'newer' }
  let migrated = value
  try {
    for (const migrate of migrations.slice(version - 1)) migrated = migrate(migrated)
  } catch {
    return { state: 'damaged', problem: `It is not a valid version ${version} file.` }
  }
  const parsed = schemaOf(parts).safeParse(migrated)
  if (!parsed.success) {
    return { state: 'damaged', problem: problemInWords(parsed.error.issues) }
  }
  const whole = { ...emptyDocument, ...parsed.data }
  const document = repairDocument(whole)
  return { state: 'valid', document, repaired: document !== whole }
}

type PartsSchema = z.ZodType<Partial<UserDocument>>

/** By their list of parts. The first parse compiles a schema, which takes longer than the parse itself. */
const schemas = new WeakMap<readonly DocumentPart[], PartsSchema>()

function schemaOf(parts: readonly DocumentPart[] | undefined): PartsSchema {
  if (parts === undefined) return userDocumentSchema
  const known = schemas.get(parts)
  if (known !== undefined) return known
  const schema = userDocumentSchema.pick(
    Object.fromEntries(parts.map((part) => [part, true])) as Record<DocumentPart, true>,
  )
  schemas.set(parts, schema)
  return schema
}
