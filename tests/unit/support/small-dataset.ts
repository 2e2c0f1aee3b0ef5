import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EditionFile } from '#core/editions/edition-file.ts'
import { madeUpEdition, smallCategories } from './made-up-edition.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** The reference files of the small dataset, all valid. */
const smallReferences = {
  vocabulary: {
    formatVersion: 2,
    meanings: [{ means: 'a spot', categories: ['surgery/skin'], terms: ['mole'] }],
  },
  language: {
    formatVersion: 1,
    how: 'Made up for tests.',
    stopWords: ['of'],
    weakWords: ['left'],
    requiredWords: ['without'],
    billingMarks: ['tc'],
    shorthand: { fx: 'fracture' },
    spellings: { feet: 'foot' },
    units: { m: 'minutes' },
    numbered: ['level'],
  },
  guide: { formatVersion: 1, entries: [{ category: 'visits', text: 'What visits are.' }] },
  modifiers: {
    formatVersion: 1,
    modifiers: [
      { modifier: '25', group: 'CPT', name: 'Separate visit', since: '2019', confidence: 'high' },
    ],
  },
  appendices: {
    formatVersion: 1,
    appendices: [
      { appendix: 'A', topic: 'Modifiers', status: 'current', confidence: 'high', source: 'OWN' },
    ],
  },
  replacements: {
    formatVersion: 1,
    replacements: [
      {
        deleted: [['99301', '99303']],
        edition: '2025',
        successors: [['99202', '99205']],
        sources: ['OWN'],
        confidence: 'high',
      },
    ],
  },
  sources: { formatVersion: 1, sources: [{ tag: 'OWN', where: 'here', gave: 'names' }] },
} as const

const smallYears = [2024, 2025, 2026] as const

/** A dataset folder that a test can damage. */
export interface SpoilableDataset {
  readonly folder: string
  readonly path: (file: string) => string
  readonly read: (file: string) => string
  readonly write: (file: string, content: string | Uint8Array | object) => void
  /** Changes a JSON file, in place or by returning new content. */
  readonly edit: <Content extends object>(
    file: string,
    change: (content: Content) => Content | undefined,
  ) => void
  /** Writes the correct checksum of a file into the manifest, as if it had been sealed like this. */
  readonly list: (file: string) => void
}

/** Returns functions to edit the dataset in `folder`. */
export function spoilable(folder: string): SpoilableDataset {
  const path = (file: string) => join(folder, file)
  const read = (file: string) => readFileSync(path(file), 'utf8')
  const write: SpoilableDataset['write'] = (file, content) => {
    const isRaw = typeof content === 'string' || content instanceof Uint8Array
    writeFileSync(path(file), isRaw ? content : `${JSON.stringify(content, null, 2)}\n`)
  }
  return {
    folder,
    path,
    read,
    write,
    edit: <Content extends object>(
      file: string,
      change: (content: Content) => Content | undefined,
    ) => {
      const content = JSON.parse(read(file)) as Content
      write(file, change(content) ?? content)
    },
    list: (file) => {
      const manifest = JSON.parse(read('manifest.json')) as {
        editions: { file: string; sha256: string }[]
        files: { file: string; sha256: string }[]
      }
      for (const entry of [...manifest.editions, ...manifest.files]) {
        if (entry.file === file) entry.sha256 = sha256Of(readFileSync(path(file)))
      }
      write('manifest.json', manifest)
    },
  }
}

/** Returns a valid dataset of three small editions in its own folder, which is deleted after the test. */
export function smallDataset(
  editions: readonly EditionFile[] = smallYears.map((year) => madeUpEdition(year, smallCategories)),
): SpoilableDataset {
  const dataset = spoilable(temporaryFolder())
  mkdirSync(dataset.path('editions'))
  for (const edition of editions) dataset.write(`editions/${edition.id}.json`, edition)
  for (const [kind, content] of Object.entries(smallReferences)) {
    dataset.write(`${kind}.json`, content)
  }
  const sha256 = (file: string) => sha256Of(readFileSync(dataset.path(file)))
  dataset.write('manifest.json', {
    formatVersion: 1,
    datasetVersion: '1.2.3',
    editions: editions.map(({ id, title, effectiveDate, categories }) => {
      const file = `editions/${id}.json`
      return { id, title, effectiveDate, file, categories: categories.length, sha256: sha256(file) }
    }),
    files: Object.keys(smallReferences).map((kind) => {
      return { kind, file: `${kind}.json`, sha256: sha256(`${kind}.json`) }
    }),
  })
  return dataset
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
