import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Dataset, openDataset } from '#backend/dataset/dataset.ts'
import { type EditionImports, openEditionImports } from '#backend/editions/edition-imports.ts'
import { encodePackage, jsonBytes } from '#backend/editions/edition-package.ts'
import type { EditionFile } from '#core/editions/edition-file.ts'
import { smallDataset } from './small-dataset.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** A profile with own editions beside a dataset. */
export interface Profile {
  readonly dataset: Dataset
  readonly imports: EditionImports
  /** The folder of own editions. */
  readonly folder: string
  /** The folder of editions for all users. */
  readonly shared: string
}

/** Opens a new profile on a dataset, the small one unless another folder is named. */
export async function openProfile(data: string = smallDataset().folder): Promise<Profile> {
  const root = temporaryFolder()
  const folder = join(root, 'editions')
  const shared = join(root, 'shared')
  mkdirSync(shared)
  const dataset = await openDataset(data, { own: folder, shared })
  await dataset.ownEditions
  return { dataset, imports: openEditionImports(dataset, folder), folder, shared }
}

/** Returns an edition as an unsigned edition file. */
export function packageOf(edition: EditionFile): Uint8Array {
  return encodePackage({ signed: new Map([['edition.json', jsonBytes(edition)] as const]) })
}
