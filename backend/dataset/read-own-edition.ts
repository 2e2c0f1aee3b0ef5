import { type EditionFile, editionFileSchema } from '#core/editions/edition-file.ts'
import type { EditionOrigin } from '#core/editions/edition-package.ts'
import { editionPackageExtension } from '#core/editions/export-formats.ts'
import { findEditionProblems } from '#core/editions/edition-problems.ts'
import { type Problem, listedProblems } from '#core/editions/problem.ts'
import type { GuideFile, Vocabulary } from '#core/editions/reference-files.ts'
import { findRepeats } from '#core/editions/reference-problems.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { decodePackage } from '../editions/edition-package.ts'
import { previousPath } from '../editions/own-edition-store.ts'
import type { VerifiedSigner } from '../editions/signature.ts'
import { checksum } from '../files/checksum.ts'
import { UnreadableFile, readFileOfAtMost } from '../files/read-file.ts'
import { readJsonBytes } from './read-json-file.ts'

/** An edition file that no manifest lists, of the right form. It may have problems all the same. */
export interface OwnEditionRead {
  readonly ok: true
  readonly value: EditionFile
  readonly sha256: string
  readonly problems: readonly Problem[]
  readonly vocabulary: Vocabulary
  readonly guide: GuideFile['entries']
  readonly signer: VerifiedSigner | undefined
  readonly origin: EditionOrigin | undefined
  /** Whether it was corrected since it was imported. */
  readonly corrected: boolean
  /** What rolling it back would bring. */
  readonly previous: { readonly title: string; readonly at: string | null } | null
}

export type OwnEdition =
  OwnEditionRead | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * Reads an edition file, JSON or `.atlasedition`, and checks what it says by itself. Never throws. `file` is the name
 * that problems carry.
 */
export async function readOwnEdition({
  path,
  file,
}: {
  readonly path: string
  readonly file: string
}): Promise<OwnEdition> {
  let bytes: Uint8Array
  try {
    bytes = await readFileOfAtMost(path, untrustedLimits.editionFile.bytes)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    const { message, remedy } = error
    return { ok: false, problems: [{ file, place: '', message, remedy }] }
  }
  return path.endsWith(`.${editionPackageExtension}`)
    ? readPackage(bytes, file, await previousOf(path))
    : readPlain(bytes, file)
}

function readPlain(bytes: Uint8Array, file: string): OwnEdition {
  const read = readJsonBytes(bytes, file, editionFileSchema)
  if (!read.ok) return read
  return {
    ok: true,
    value: read.value,
    sha256: read.sha256,
    problems: listedProblems(findEditionProblems(read.value, file), file),
    vocabulary: [],
    guide: [],
    signer: undefined,
    origin: undefined,
    corrected: false,
    previous: null,
  }
}

async function readPackage(
  bytes: Uint8Array,
  file: string,
  previous: OwnEditionRead['previous'],
): Promise<OwnEdition> {
  const read = await decodePackage(bytes, file)
  if (!read.ok) return { ok: false, problems: listedProblems(read.problems, file) }
  const { edition, vocabulary, guide, signer, origin, imported } = read.value
  const problems = [
    ...findEditionProblems(edition, file),
    ...(vocabulary === undefined
      ? []
      : findRepeats({
          kind: 'vocabulary',
          file: `${file} › vocabulary.json`,
          content: vocabulary,
        })),
    ...(guide === undefined
      ? []
      : findRepeats({ kind: 'guide', file: `${file} › guide.json`, content: guide })),
  ]
  return {
    ok: true,
    value: edition,
    sha256: checksum(bytes),
    problems: listedProblems(problems, file),
    vocabulary: vocabulary?.meanings ?? [],
    guide: guide?.entries ?? [],
    signer,
    origin,
    corrected: imported !== undefined,
    previous,
  }
}

async function previousOf(path: string): Promise<OwnEditionRead['previous']> {
  try {
    const bytes = await readFileOfAtMost(previousPath(path), untrustedLimits.editionFile.bytes)
    const read = await decodePackage(bytes, '')
    if (!read.ok) return null
    const { edition, origin } = read.value
    return { title: edition.title, at: origin?.at ?? null }
  } catch {
    return null
  }
}
