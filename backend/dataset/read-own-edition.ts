import { type EditionFile, editionFileSchema } from '#core/editions/edition-file.ts'
import { findEditionProblems } from '#core/editions/edition-problems.ts'
import { listedProblems } from '#core/editions/listed-problems.ts'
import type { Problem } from '#core/editions/problem.ts'
import { type ReadResult, readJsonFile } from './read-json-file.ts'

/** An edition file that no manifest lists. One of the right form may have problems all the same. */
export type OwnEdition = ReadResult<EditionFile> & { readonly problems: readonly Problem[] }

/** Reads an edition file and checks what it says by itself. Never throws. `file` is the name that problems carry. */
export async function readOwnEdition({
  path,
  file,
}: {
  readonly path: string
  readonly file: string
}): Promise<OwnEdition> {
  const read = await readJsonFile(path, file, editionFileSchema)
  if (!read.ok) return read
  return { ...read, problems: listedProblems(findEditionProblems(read.value, file), file) }
}
