import { type UserDocument, userDocumentSchema, userDocumentVersion } from './document.ts'
import { migrations as ownMigrations } from './migrations.ts'
import { mendDocument } from './mend-document.ts'

/** What reading a document of some version gave. */
export type DocumentReading =
  | {
      readonly state: 'sound'
      readonly document: UserDocument
      /** Whether something in it did not fit together. */
      readonly mended: boolean
    }
  /** Written by a newer version of the app. */
  | { readonly state: 'newer' }
  | { readonly state: 'damaged'; readonly problem: string }

/** Makes a document of one version from one of the version before. Pure; may throw for what it cannot read. */
export type Migration = (document: unknown) => unknown

/**
 * Returns a document of any version as one of the present version. Never throws.
 * `migrations[n - 1]` leads from version n to n + 1; the present version is one more than their number.
 */
export function readDocument(
  value: unknown,
  version: unknown,
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
    return { state: 'damaged', problem: `What version ${version} holds cannot be read.` }
  }
  const parsed = userDocumentSchema.safeParse(migrated)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const place = issue === undefined ? '' : issue.path.map(String).join('.').slice(0, 200)
    return {
      state: 'damaged',
      problem: `${place}${place === '' ? '' : ': '}${issue?.message.slice(0, 300) ?? ''}`,
    }
  }
  const document = mendDocument(parsed.data)
  return { state: 'sound', document, mended: document !== parsed.data }
}
