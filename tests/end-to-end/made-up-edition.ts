import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type EditionFile, editionFileSchema } from '#core/editions/edition-file.ts'
import { checkout } from './targets.ts'

async function shipped(id: string): Promise<EditionFile> {
  const text = await readFile(join(checkout, 'data', 'editions', `${id}.json`), 'utf8')
  return editionFileSchema.parse(JSON.parse(text))
}

/** Returns a made-up next edition: that of 2026 with a section of another name. */
export async function nextEdition(name = 'Surgical Procedures'): Promise<EditionFile> {
  const edition = await shipped('2026')
  delete edition.$schema
  return {
    ...edition,
    id: '2027',
    title: 'CPT 2027',
    effectiveDate: '2027-01-01',
    notes: [],
    categories: edition.categories.map((record) => {
      const next = { ...record, name: record.id === 'surgery' ? name : record.name }
      // What it continues is in the edition before 2026.
      delete next.continues
      return next
    }),
  }
}

/** Puts an edition into the folder of own ones, as a copied file. */
export async function putIntoFolder(userData: string, edition: EditionFile): Promise<void> {
  const folder = join(userData, 'editions')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, `${edition.id}.json`), JSON.stringify(edition))
}
