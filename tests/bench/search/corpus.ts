import { readFileSync } from 'node:fs'
import { formatRanges } from '#core/codes/code-range.ts'
import { editionFileSchema } from '#core/editions/edition-file.ts'
import { type Outline, ancestorsOf, buildOutline } from '#core/editions/outline.ts'
import { buildPlacement } from '#core/editions/placement.ts'
import {
  type Vocabulary,
  languageFileSchema,
  modifiersFileSchema,
  vocabularyFileSchema,
} from '#core/editions/reference-files.ts'
import { manifestSchema } from '#core/editions/manifest.ts'
import { meaningResolver } from '#core/editions/vocabulary.ts'
import { madeUpDescriptors } from './made-up-descriptors.ts'

/** What every engine gets of a category or code row; each indexes the same four texts. */
export interface BenchDocument {
  readonly id: string
  readonly name: string
  readonly path: string
  readonly aliases: string
  readonly codes: string
}

/** A name or alias of a document by itself, for engines that index those. */
export interface AliasDocument {
  readonly id: number
  /** The id of the document that it leads to. */
  readonly of: string
  readonly text: string
  readonly means: string
  readonly path: string
}

/** A category or code row with its aliases, for our engine. */
interface OwnDocument {
  readonly name: string
  /** The index of a document before it, or -1. */
  readonly parent: number
  readonly aliases: readonly Alias[]
}

interface Alias {
  readonly term: string
  readonly means: string
  readonly order: number
}

export interface Corpus {
  readonly title: string
  readonly documents: readonly BenchDocument[]
  readonly aliasDocuments: readonly AliasDocument[]
  /** The same for our engine: names and aliases, with parents in place of paths. */
  readonly ours: readonly OwnDocument[]
}

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../data/${path}`, import.meta.url), 'utf8'))

/** Returns all editions, oldest first, and the references beside them. */
export function readDataset() {
  const manifest = manifestSchema.parse(read('manifest.json'))
  const editions = manifest.editions.map(({ file }) => {
    const outline = buildOutline(editionFileSchema.parse(read(file)))
    return { outline, placement: buildPlacement(outline).placement }
  })
  const vocabulary: Vocabulary = manifest.files
    .filter(({ kind }) => kind === 'vocabulary')
    .flatMap(({ file }) => vocabularyFileSchema.parse(read(file)).meanings)
  const language = languageFileSchema.parse(read('language.json'))
  const { modifiers } = modifiersFileSchema.parse(read('modifiers.json'))
  const newest = editions.at(-1)
  if (newest === undefined) throw new Error('no edition')
  return { editions, newest, vocabulary, language, modifiers }
}

/**
 * Returns the edition's categories, and below them, evenly, as many made-up code rows as are asked
 * for: each a descriptor of our own wording with a number.
 */
export function buildCorpus(
  title: string,
  dataset: ReturnType<typeof readDataset>,
  rows: number,
): Corpus {
  const { newest, editions, vocabulary } = dataset
  const { outline } = newest
  const resolve = meaningResolver(
    newest,
    editions.map((edition) => edition.outline),
  )
  const aliasesOf = new Map<string, Alias[]>()
  const orders = new Map<string, number>()
  for (const meaning of vocabulary) {
    const ids = resolve(meaning).map(({ id }) => id)
    for (const term of meaning.terms) {
      const order = orders.get(term) ?? 0
      orders.set(term, order + 1)
      for (const id of ids) {
        const aliases = aliasesOf.get(id) ?? []
        aliases.push({ term, means: meaning.means, order })
        aliasesOf.set(id, aliases)
      }
    }
  }
  const descriptors = madeUpDescriptors(rows)
  const documents: BenchDocument[] = []
  const aliasDocuments: AliasDocument[] = []
  const ours: OwnDocument[] = []
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
    const whole = { of: category.id, path: `${path} ${category.name}` }
    for (const { term, means } of [{ term: category.name, means: '' }, ...aliases]) {
      aliasDocuments.push({ id: aliasDocuments.length, text: term, means, ...whole })
    }
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
      const of = `row-${row}`
      aliasDocuments.push({
        id: aliasDocuments.length,
        of,
        text: name,
        means: '',
        path: whole.path,
      })
    }
  })
  return { title, documents, aliasDocuments, ours }
}

function pathOf(outline: Outline, category: Outline['categories'][number]): string {
  return ancestorsOf(outline, category)
    .map(({ name }) => name)
    .join(' ')
}
