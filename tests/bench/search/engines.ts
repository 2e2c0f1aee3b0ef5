import uFuzzy from '@leeoniya/ufuzzy'
import * as orama from '@orama/orama'
import flexsearch from 'flexsearch'
import Fuse from 'fuse.js'
import fuzzysort from 'fuzzysort'
import MiniSearch from 'minisearch'
import { buildDocumentIndex } from '#core/search/document-index.ts'
import { searchText } from '#core/search/search-text.ts'
import type { BenchDocument, Corpus } from './corpus.ts'

/** A built engine. */
export interface Engine {
  /** Returns the ids found, best first. */
  readonly find: (query: string) => readonly string[]
  /** Forgets what it remembers of queries, so that one does not help the next. */
  readonly forget?: () => void
}

export interface EngineMaker {
  readonly name: string
  readonly settings: string
  /** Too slow to be asked at every key of a large corpus: then only some keys are. */
  readonly slow: boolean
  readonly build: (corpus: Corpus) => Engine
}

export const limit = 50

const fields = ['name', 'aliases', 'path', 'codes'] as const
const weights = { name: 3, aliases: 2, path: 1, codes: 1 }
const textOf = (document: BenchDocument) => fields.map((field) => document[field]).join(' ')

/** uFuzzy's mode of one error a word, in its own numbers. */
const singleError: object = {
  intraMode: 1,
  intraIns: 1,
  intraSub: 1,
  intraTrn: 1,
  intraDel: 1,
}

/** Our engine over any documents; the edition itself is measured through `search`. */
export const ours: EngineMaker = {
  name: 'Category Atlas',
  settings: 'as shipped',
  slow: false,
  build: ({ documents, ours: own }) => {
    const index = buildDocumentIndex(own)
    const scope = { first: 0, end: own.length, accepts: undefined }
    return {
      find: (query) =>
        searchText(index, query, scope, limit).matches.map(
          ({ document }) => documents[document]?.id ?? '',
        ),
      forget: () => index.readings.clear(),
    }
  },
}

export const peers: readonly EngineMaker[] = [
  {
    name: 'MiniSearch',
    settings: 'prefix, fuzzy 0.34, all words, name × 3, aliases × 2',
    slow: false,
    build: ({ documents }) => {
      const index = new MiniSearch<BenchDocument>({
        fields: [...fields],
        searchOptions: { prefix: true, fuzzy: 0.34, combineWith: 'AND', boost: weights },
      })
      index.addAll(documents)
      return {
        find: (query) =>
          index
            .search(query)
            .slice(0, limit)
            .map(({ id }) => id as string),
      }
    },
  },
  {
    name: 'Fuse.js',
    settings: 'default, keys name, aliases, path, codes',
    slow: true,
    build: ({ documents }) => {
      const fuse = new Fuse(documents, { keys: [...fields] })
      return { find: (query) => fuse.search(query, { limit }).map(({ item }) => item.id) }
    },
  },
  {
    name: 'Fuse.js token search',
    settings: 'all tokens, threshold 0.4, no location, no field norm, name × 3, aliases × 2',
    slow: true,
    build: ({ documents }) => {
      const fuse = new Fuse(documents, {
        keys: fields.map((name) => ({ name, weight: weights[name] })),
        useTokenSearch: true,
        tokenMatch: 'all',
        threshold: 0.4,
        ignoreLocation: true,
        ignoreFieldNorm: true,
      })
      return { find: (query) => fuse.search(query, { limit }).map(({ item }) => item.id) }
    },
  },
  {
    name: 'uFuzzy',
    settings: 'single error, out of order up to 5 words',
    slow: true,
    build: ({ documents }) => {
      const haystack = documents.map(textOf)
      const engine = new uFuzzy(singleError)
      return {
        find: (query) => {
          const [indices, info, order] = engine.search(haystack, query, 5, 1000)
          if (indices === null) return []
          const sorted = order === null ? indices : order.map((at) => info.idx[at] ?? -1)
          return sorted.slice(0, limit).map((at) => documents[at]?.id ?? '')
        },
      }
    },
  },
  {
    name: 'FlexSearch',
    settings: 'tokenize tolerant, Latin balanced',
    slow: false,
    build: ({ documents }) => {
      const index = new flexsearch.Index({
        tokenize: 'tolerant',
        encoder: flexsearch.Charset.LatinBalance,
      })
      documents.forEach((document, at) => index.add(at, textOf(document)))
      return {
        find: (query) =>
          index.search(query, { limit }).map((at) => documents[Number(at)]?.id ?? ''),
      }
    },
  },
  {
    name: 'Orama',
    settings: 'tolerance 1, all words, name × 3, aliases × 2',
    slow: true,
    build: ({ documents }) => {
      const schema = { name: 'string', aliases: 'string', path: 'string', codes: 'string' } as const
      const database = orama.create({ schema })
      for (const document of documents) void orama.insert(database, { ...document })
      return {
        find: (query) => {
          const found = orama.search(database, {
            term: query,
            properties: [...fields],
            tolerance: 1,
            threshold: 0,
            boost: weights,
            limit,
          })
          if (found instanceof Promise) throw new Error('Orama answered later')
          return found.hits.map(({ document }) => (document as unknown as BenchDocument).id)
        },
      }
    },
  },
  {
    name: 'fuzzysort',
    settings: 'default, prepared name with path',
    slow: true,
    build: ({ documents }) => {
      const targets = documents.map((document) => ({
        id: document.id,
        text: fuzzysort.prepare(textOf(document)),
      }))
      return {
        find: (query) =>
          fuzzysort.go(query, targets, { key: 'text', limit }).map(({ obj }) => obj.id),
      }
    },
  },
]
