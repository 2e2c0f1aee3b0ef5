import { openDataset } from '#backend/dataset/dataset.ts'
import { formatRange, formatRanges } from '#core/codes/code-range.ts'
import { type Outline, ancestorsOf, pathNames } from '#core/editions/outline.ts'
import { editionRuns } from '#core/editions/edition-runs.ts'
import { type Placement, buildPlacement } from '#core/editions/placement.ts'
import { type Deletion, deletionInWords, deletionsFor } from '#core/replacements/deletions.ts'
import type { Hit, Notice } from '#core/search/answer.ts'
import { type SearchIndex, openSearch } from '#core/search/search-index.ts'
import { search, searchAllEditions } from '#core/search/search.ts'
import { type Command, type Terminal, WrongUse, printJson } from '../command.ts'
import { currentEdition, readAllOutlines, readOutline } from '../editions.ts'

const defaultLimit = 10
const mostRows = 1000

export const lookupCommand: Command = {
  usage: 'lookup [--edition E|all] [--limit N] [--json] [--batch] QUERY…',
  summary:
    'the categories of a code, a range or words; --batch answers each line of standard input',
  options: {
    edition: { type: 'string' },
    limit: { type: 'string' },
    json: { type: 'boolean' },
    batch: { type: 'boolean' },
  },
  async run(terminal, { words, options }) {
    const limit = readLimit(options['limit'])
    const isBatch = options['batch'] === true
    if (!isBatch && words.length === 0) throw new WrongUse('lookup needs a query.')
    if (isBatch && words.length > 0) {
      throw new WrongUse('--batch reads its queries from standard input: give none as words.')
    }
    const dataset = await openDataset(terminal.dataset, terminal.ownEditions)
    const today = new Date().toISOString().slice(0, 10)
    const given = options['edition']
    const edition =
      typeof given === 'string' && given !== allEditions ? given : currentEdition(dataset, today)
    const outline = await readOutline(dataset, edition)
    const outlines = await readAllOutlines(dataset)
    const references = await dataset.references()
    const index = openSearch(outlines.map(searchedEdition), references)
    const lookUp =
      given === allEditions ? answerFromAll(index, limit) : answerFrom(index, outline, limit)
    const record = {
      edition,
      editionIds: outlines.map((one) => one.edition),
      replacements: references.replacements,
    }
    const answer = (query: string): Found => {
      const found = lookUp(query)
      const hits = found.hits.map(({ hit }) => hit)
      return { ...found, deletions: deletionsFor({ ...found, hits }, record) }
    }

    if (isBatch) {
      for await (const line of terminal.lines()) printJson(terminal, lookupJson(answer(line)))
      return 0
    }
    const found = answer(words.join(' '))
    if (options['json'] === true) printJson(terminal, lookupJson(found))
    else printAnswer(terminal, found)
    return 0
  },
}

/** What `--edition` takes for all of them; no edition's id is a word. */
const allEditions = 'all'

/** An answer of one edition or of all, with what is needed to write it down. */
interface Found {
  readonly query: string
  /** The id of the edition asked, or `all`. */
  readonly edition: string
  /** How that is called in a sentence. */
  readonly title: string
  readonly hits: readonly FoundHit[]
  readonly total: number
  readonly notices: readonly Notice[]
  /** Deleted codes among those asked for, and where to look instead. */
  readonly deletions: readonly Deletion[]
  /** The time of the search alone, in milliseconds. */
  readonly ms: number
}

type Searched = Omit<Found, 'deletions'>

interface FoundHit {
  readonly hit: Hit
  readonly outline: Outline
  /** The editions that have the category, oldest first, where all were asked. */
  readonly editions?: readonly string[]
  /** The same in words. */
  readonly runs?: string
}

/** Where codes lie is worked out for the editions that are asked for a code. */
function searchedEdition(outline: Outline): SearchIndex['editions'][number] {
  let placement: Placement | undefined
  return {
    outline,
    get placement() {
      return (placement ??= buildPlacement(outline).placement)
    },
  }
}

function answerFrom(index: SearchIndex, outline: Outline, limit: number): (query: string) => Searched {
  return (query) => {
    const start = performance.now()
    const { hits, total, notices } = search(index, outline.edition, query, { limit })
    const ms = performance.now() - start
    const { edition, title } = outline
    return {
      query,
      edition,
      title,
      hits: hits.map((hit) => ({ hit, outline })),
      total,
      notices,
      ms,
    }
  }
}

function answerFromAll(index: SearchIndex, limit: number): (query: string) => Searched {
  const byEdition = new Map(index.editions.map(({ outline }) => [outline.edition, outline]))
  return (query) => {
    const start = performance.now()
    const { hits, total, notices } = searchAllEditions(index, query, { limit })
    const ms = performance.now() - start
    const found = hits.flatMap(({ hit, edition, editions }) => {
      const outline = byEdition.get(edition)
      const runs = editionRuns(editions, [...byEdition.keys()])
      return outline === undefined ? [] : [{ hit, outline, editions, runs }]
    })
    const title = 'any edition'
    return { query, edition: allEditions, title, hits: found, total, notices, ms }
  }
}

function readLimit(given: string | boolean | undefined): number {
  if (given === undefined) return defaultLimit
  const limit = Number(given)
  if (!Number.isInteger(limit) || limit < 1 || limit > mostRows) {
    throw new WrongUse(
      `--limit takes a whole number from 1 to ${mostRows}, not "${String(given)}".`,
    )
  }
  return limit
}

/** The stable shape of an answer; see design section 8. Over all editions each result tells its own. */
function lookupJson(found: Found) {
  const message = messageOf(found)
  return {
    query: found.query,
    edition: found.edition,
    ms: Math.round(found.ms * 1000) / 1000,
    results: found.hits.map(({ hit: { category, match }, outline, editions }) => ({
      id: category.id,
      name: category.name,
      level: category.level,
      path: pathNames(outline, category),
      ranges: category.ranges,
      match,
      ...(editions === undefined ? {} : { edition: outline.edition, editions }),
    })),
    ...(message === undefined ? {} : { message }),
  }
}

function printAnswer(terminal: Terminal, found: Found): void {
  const message = messageOf(found)
  if (message !== undefined) terminal.print(message)
  for (const { hit, outline, runs } of found.hits) {
    const above = ancestorsOf(outline, hit.category).map(({ name }) => name)
    terminal.print(`${hit.category.name}  ${formatRanges(hit.category.ranges)}`)
    terminal.print(`  ${[...above, hit.category.name].join(' › ')}`)
    terminal.print(`  ${reasonOf(hit)} (${runs ?? outline.title})`)
  }
  const left = found.total - found.hits.length
  if (left > 0) terminal.print(`… and ${left} more (--limit ${Math.min(found.total, mostRows)})`)
}

function reasonOf({ match }: Hit): string {
  switch (match.kind) {
    case 'code':
      return `${match.code} is in this range`
    case 'range':
      return `overlaps ${formatRange(match.range)}`
    case 'code-prefix':
      return `spans numbers that start with ${match.prefix}`
    case 'exact':
      return 'this name'
    case 'alias':
      return `${match.term}: ${match.means}`
    case 'prefix':
      return 'the name begins so'
    case 'words':
      return 'all words'
    case 'fuzzy':
      return match.readAs.map(({ typed, word }) => `${typed} read as ${word}`).join(', ')
  }
}

function messageOf(found: Found): string | undefined {
  const parts = [
    ...found.deletions.map(deletionInWords),
    ...found.notices.map((notice) => noticeText(notice, found)),
  ]
  if (found.hits.length === 0 && parts.length === 0) {
    parts.push(`Nothing found in ${found.title}.`)
  }
  return parts.length === 0 ? undefined : parts.join(' ')
}

function noticeText(notice: Notice, { title, edition }: Found): string {
  const isAll = edition === allEditions
  switch (notice.kind) {
    case 'code-not-held': {
      const near = [notice.before, notice.after].flatMap((category) =>
        category === undefined ? [] : [`${category.name} (${formatRanges(category.ranges)})`],
      )
      const beside = near.length > 0 ? ` Its neighbours: ${near.join('; ')}.` : ''
      if (isAll) return `No edition holds ${notice.code}.${beside}`
      const held =
        notice.editions.length > 0
          ? `These editions do: ${notice.editions.join(', ')}.`
          : 'No edition does.'
      return `${title} does not hold ${notice.code}. ${held}${beside}`
    }
    case 'range-not-held':
      return `${isAll ? 'No edition holds a' : `${title} holds no`} code of ${formatRange(notice.range)}.`
    case 'not-a-code':
      return `"${notice.text}" looks like a code, but is none: searched as words.`
    case 'unknown-scope':
      return `No category is named "${notice.scope}": everything was searched.`
    case 'in-other-editions':
      return `Nothing found in ${title}, but in: ${notice.editions.join(', ')}.`
    case 'modifier':
      return `Modifier ${notice.modifier}: ${notice.name}.`
    case 'shortened':
      return `Only the first ${notice.readCharacters} characters were searched.`
  }
}
