import { readdir } from 'node:fs/promises'
import { type SealedDataset, openSealedDataset } from '#backend/dataset/sealed-dataset.ts'
import type { Terminal } from '../command.ts'
import { sharedEditions } from '../shared-editions.ts'

/**
 * Returns the dataset that ships with the app, checked by checksum alone. Returns `undefined` if there are own editions, or
 * the dataset is another one: those are read with all checks.
 */
export async function openShippedDataset(terminal: Terminal): Promise<SealedDataset | undefined> {
  const { dataset, isShipped, ownEditions } = terminal
  if (!isShipped) return undefined
  const folders = [ownEditions, sharedEditions(terminal)]
  const hasOthers = (await Promise.all(folders.map(hasEditions))).includes(true)
  return hasOthers ? undefined : openSealedDataset(dataset)
}

async function hasEditions(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => [])
  return names.some((name) => /\.(json|atlasedition)$/.test(name))
}
