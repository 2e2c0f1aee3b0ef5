import { type Zippable, zipSync } from 'fflate'
import type { z } from 'zod'
import { type EditionFile, editionFileSchema } from '#core/editions/edition-file.ts'
import {
  type EditionOrigin,
  type EditionSignature,
  type SignedPart,
  importedPart,
  originPart,
  originSchema,
  signaturePart,
  signatureSchema,
  signedParts,
} from '#core/editions/edition-package.ts'
import type { Problem } from '#core/editions/problem.ts'
import {
  type GuideFile,
  type VocabularyFile,
  guideFileSchema,
  vocabularyFileSchema,
} from '#core/editions/reference-files.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import { readJsonBytes } from '../dataset/read-json-file.ts'
import { openZip } from '../files/read-zip.ts'
import { type VerifiedSigner, verifySignature } from './signature.ts'

/** The parts of an edition file as bytes, by name. Those that a signature covers keep theirs through every copy. */
export interface PackageParts {
  readonly signed: ReadonlyMap<SignedPart, Uint8Array>
  readonly signature?: EditionSignature | undefined
  readonly origin?: EditionOrigin | undefined
  /** The edition as it was imported, where it was corrected since. */
  readonly imported?: Uint8Array | undefined
}

/** What an edition file holds, each part checked for its form, the signature for the bytes that it covers. */
export interface EditionPackage {
  readonly edition: EditionFile
  readonly vocabulary: VocabularyFile | undefined
  readonly guide: GuideFile | undefined
  readonly signer: VerifiedSigner | undefined
  readonly origin: EditionOrigin | undefined
  readonly imported: EditionFile | undefined
  readonly parts: PackageParts
}

export type PackageRead =
  | { readonly ok: true; readonly value: EditionPackage }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** The time that every entry has: the same content is the same file. */
const entryTime = new Date(1980, 0, 1)
const knownParts: readonly string[] = [...signedParts, signaturePart, originPart, importedPart]

/** Returns the bytes of an edition file. */
export function encodePackage({ signed, signature, origin, imported }: PackageParts): Uint8Array {
  const entries: Zippable = {}
  const add = (name: string, bytes: Uint8Array) => {
    entries[name] = [bytes, { mtime: entryTime }]
  }
  for (const part of signedParts) {
    const bytes = signed.get(part)
    if (bytes !== undefined) add(part, bytes)
  }
  if (signature !== undefined) add(signaturePart, jsonBytes(signature))
  if (origin !== undefined) add(originPart, jsonBytes(origin))
  if (imported !== undefined) add(importedPart, imported)
  return zipSync(entries)
}

/** Returns a value as the bytes of a JSON file. */
export function jsonBytes(value: object): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`)
}

/** Reads an edition file. Never throws for what the bytes hold: `file` is the name that problems carry. */
export async function decodePackage(bytes: Uint8Array, file: string): Promise<PackageRead> {
  try {
    return await readParts(bytes, file)
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    return rejected(file, error.message, 'Ask whoever made the file for a good copy.')
  }
}

async function readParts(bytes: Uint8Array, file: string): Promise<PackageRead> {
  const zip = await openZip(bytes)
  const [skipped] = zip.skipped
  if (skipped !== undefined) {
    return rejected(file, `It contains “${skipped.name}”. ${skipped.reason}`, 'Do not use it.')
  }
  const strange = zip.entries.find(({ name }) => !knownParts.includes(name))
  if (strange !== undefined) {
    return rejected(
      file,
      `It contains “${strange.name}”, which does not belong in an edition file.`,
      'Do not use it.',
    )
  }
  const read = new Map<string, Uint8Array>()
  for (const { name, size } of zip.entries) {
    if (size > untrustedLimits.editionFile.bytes) {
      return rejected(file, `Its ${name} is too large.`, 'Check that it is the right file.')
    }
    read.set(name, await zip.readAll(name))
  }
  const problems: Problem[] = []
  const part = <Schema extends z.ZodType>(name: string, schema: Schema) => {
    const content = read.get(name)
    if (content === undefined) return undefined
    const result = readJsonBytes(content, `${file} › ${name}`, schema)
    if (result.ok) return result.value
    problems.push(...result.problems)
    return undefined
  }
  if (!read.has('edition.json')) {
    return rejected(file, 'It does not contain edition.json.', 'Choose an edition file.')
  }
  const edition = part('edition.json', editionFileSchema)
  const vocabulary = part('vocabulary.json', vocabularyFileSchema)
  const guide = part('guide.json', guideFileSchema)
  const signature = part(signaturePart, signatureSchema)
  const origin = part(originPart, originSchema)
  const imported = part(importedPart, editionFileSchema)
  if (edition === undefined || problems.length > 0) return { ok: false, problems }

  const signed = new Map<SignedPart, Uint8Array>()
  for (const name of signedParts) {
    const content = read.get(name)
    if (content !== undefined) signed.set(name, content)
  }
  const signer = signature === undefined ? undefined : verifySignature(signature, signed)
  if (signer === 'invalid') {
    return rejected(
      file,
      `It was changed after ${signature?.signer ?? 'its signer'} signed it, or the signature is of another file.`,
      'Do not use it. Ask the signer for a good copy.',
    )
  }
  const parts = { signed, signature, origin, imported: read.get(importedPart) }
  return { ok: true, value: { edition, vocabulary, guide, signer, origin, imported, parts } }
}

function rejected(file: string, message: string, remedy: string): PackageRead {
  return { ok: false, problems: [{ file, place: '', message, remedy }] }
}
