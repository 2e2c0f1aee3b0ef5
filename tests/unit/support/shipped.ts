import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type EditionFile, editionFileSchema } from '#core/editions/edition-file.ts'
import { type Manifest, manifestSchema } from '#core/editions/manifest.ts'

/** The checkout's folder. */
export const checkout = join(import.meta.dirname, '..', '..', '..')

/** The folder of the shipped dataset. */
export const shippedFolder = join(checkout, 'data')

export const shippedYears = [
  '2019',
  '2020',
  '2021',
  '2022',
  '2023',
  '2024',
  '2025',
  '2026',
] as const

export function readShipped(file: string): string {
  return readFileSync(join(shippedFolder, file), 'utf8')
}

export function shippedManifest(): Manifest {
  return manifestSchema.parse(JSON.parse(readShipped('manifest.json')))
}

export function shippedEdition(id: string): EditionFile {
  return editionFileSchema.parse(JSON.parse(readShipped(`editions/${id}.json`)))
}
