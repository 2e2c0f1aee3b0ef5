import uFuzzy from '@leeoniya/ufuzzy'
import * as orama from '@orama/orama'
import flexsearch from 'flexsearch'
import Fuse from 'fuse.js'
import fuzzysort from 'fuzzysort'
import MiniSearch from 'minisearch'
import type { LanguageFile } from '#core/editions/reference-files.ts'
import { buildAnalyzer } from '#core/search/analyze.ts'
import { findItems } from '#core/search/find.ts'
import { buildIndex, indexBuilder } from '#core/search/word-index.ts'
import type { AliasDocument, BenchDocument, Corpus } from './corpus.ts'

/** A built engine. */
export interface Engine {
  /** Returns the ids found, best first. */
  readonly find: (query: string) => readonly string[]
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

/** The name under which our engine is listed. */
export const ourName = 'Category Atlas'

/** Our engine over any documents; the edition itself is measured through `search`. */
export function ours(language: LanguageFile): EngineMaker {
  return {
    name: ourName,
    settings: 'as shipped',
    slow: false,
    build: ({ documents, ours: items }) => {
      const analyzer = buildAnalyzer(language)
      const builder = indexBuilder(analyzer)
      for (const { name, parent } of items) builder.addItem(name, parent, 0)
      items.forEach(({ aliases }, item) => {
        for (const { term, means, order } of aliases) {
          builder.addText(term, means, order, [{ item, editions: 0 }])
        }
      })
      const index = buildIndex(builder.texts, analyzer)
      const scope = { editionSets: [true], accepts: undefined }
      return {
        find: (query) =>
          findItems(index, query, false, scope)
            .scored.slice(0, limit)
            .map(({ item }) => documents[item]?.id ?? ''),
      }
    },
  }
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
    name: 'MiniSearch, aliases',
    settings:
      'a document for each name and alias, optional words, prefix from 4 letters × 0.6, fuzzy 0.2 from 5 letters × 0.4, b 1, d 0, text × 3, means × 1.5',
    slow: false,
    build: ({ aliasDocuments }) => {
      const index = new MiniSearch<AliasDocument>({
        fields: ['text', 'means', 'path'],
        storeFields: ['of'],
        searchOptions: {
          combineWith: 'OR',
          prefix: (term) => term.length >= 4,
          fuzzy: (term) => (term.length >= 5 ? 0.2 : false),
          weights: { fuzzy: 0.4, prefix: 0.6 },
          bm25: { k: 1.2, b: 1, d: 0 },
          boost: { text: 3, means: 1.5 },
        },
      })
      index.addAll(aliasDocuments)
      return {
        find: (query) => {
          const ids = new Set<string>()
          for (const { of } of index.search(query)) {
            ids.add(String(of))
            if (ids.size === limit) break
          }
          return [...ids]
        },
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
