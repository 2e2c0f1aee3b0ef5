import { readFileSync } from 'node:fs'
import { formatRanges } from '#core/codes/code-range.ts'
import { editionFileSchema } from '#core/editions/edition-file.ts'
import { type Outline, ancestorsOf, buildOutline } from '#core/editions/outline.ts'
import { vocabularyFileSchema, modifiersFileSchema } from '#core/editions/reference-files.ts'
import { type Alias, type SearchDocument } from '#core/search/document-index.ts'
import { madeUpDescriptors } from './made-up-descriptors.ts'

/** What every engine gets of a category or code row; each indexes the same four texts. */
export interface BenchDocument {
  readonly id: string
  readonly name: string
  readonly path: string
  readonly aliases: string
  readonly codes: string
}

export interface Corpus {
  readonly title: string
  readonly documents: readonly BenchDocument[]
  /** The same for our engine: names and aliases, with parents in place of paths. */
  readonly ours: readonly SearchDocument[]
}

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../data/${path}`, import.meta.url), 'utf8'))

/** Returns the edition that is measured, and the references beside it. */
export function readEdition() {
  const outline = buildOutline(editionFileSchema.parse(read('editions/2026.json')))
  const vocabulary = vocabularyFileSchema.parse(read('vocabulary.json')).terms
  const { modifiers } = modifiersFileSchema.parse(read('modifiers.json'))
  return { outline, vocabulary, modifiers }
}

/**
 * Returns the edition's categories, and below them, evenly, as many made-up code rows as are asked
 * for: each a descriptor of our own wording with a number.
 */
export function buildCorpus(
  title: string,
  edition: ReturnType<typeof readEdition>,
  rows: number,
): Corpus {
  const { outline, vocabulary } = edition
  const aliasesOf = new Map<string, Alias[]>()
  for (const { term, meanings } of vocabulary) {
    meanings.forEach(({ means, categories }, order) => {
      for (const id of categories) {
        aliasesOf.set(id, [...(aliasesOf.get(id) ?? []), { term, means, order }])
      }
    })
  }
  const descriptors = madeUpDescriptors(rows)
  const documents: BenchDocument[] = []
  const ours: SearchDocument[] = []
  const indexOf = new Map<string, number>()
  const { categories } = outline
  categories.forEach((category, at) => {
    const index = documents.length
    indexOf.set(category.id, index)
    const aliases = aliasesOf.get(category.id) ?? []
    const path = pathOf(outline, category)
    documents.push({
      id: category.id,
      name: category.name,
      path,
      aliases: aliases.map(({ term, means }) => `${term} ${means}`).join(' '),
      codes: formatRanges(category.ranges),
    })
    ours.push({
      name: category.name,
      parent: category.parent === null ? -1 : (indexOf.get(category.parent) ?? -1),
      aliases,
    })
    const from = Math.floor((at * rows) / categories.length)
    const to = Math.floor(((at + 1) * rows) / categories.length)
    for (let row = from; row < to; row++) {
      const name = descriptors[row] ?? ''
      documents.push({
        id: `row-${row}`,
        name,
        path: `${path} ${category.name}`,
        aliases: '',
        codes: String(100_000 + row),
      })
      ours.push({ name, parent: index, aliases: [] })
    }
  })
  return { title, documents, ours }
}

function pathOf(outline: Outline, category: Outline['categories'][number]): string {
  return ancestorsOf(outline, category)
    .map(({ name }) => name)
    .join(' ')
}
