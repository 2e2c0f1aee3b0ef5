import { openDataset } from '#backend/dataset/dataset.ts'
import { formatRange, formatRanges } from '#core/codes/code-range.ts'
import { type Outline, ancestorsOf, pathNames } from '#core/editions/outline.ts'
import { buildPlacement } from '#core/editions/placement.ts'
import type { Answer, Hit, Notice } from '#core/search/answer.ts'
import { resolveVocabulary } from '#core/search/resolve-vocabulary.ts'
import { type SearchIndex, buildSearchIndex } from '#core/search/search-index.ts'
import { search } from '#core/search/search.ts'
import { type Command, type Terminal, WrongUse, printJson } from '../command.ts'
import { currentEdition, readAllOutlines, readOutline } from '../editions.ts'

const defaultLimit = 10
const mostRows = 1000

export const lookupCommand: Command = {
  usage: 'lookup [--edition E] [--limit N] [--json] [--batch] QUERY…',
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
    const id = options['edition']
    const edition = typeof id === 'string' ? id : currentEdition(dataset, today)
    const outline = await readOutline(dataset, edition)
    const { vocabulary, modifiers } = await dataset.references()
    const others = (await readAllOutlines(dataset)).filter((one) => one.edition !== edition)
    const indexOf = (one: Outline) =>
      buildSearchIndex(one, buildPlacement(one).placement, {
        vocabulary: resolveVocabulary(vocabulary, one, [outline, ...others]),
        modifiers,
      })
    const index = indexOf(outline)
    let otherIndexes: SearchIndex[] | undefined
    const answer = (query: string) => {
      const start = performance.now()
      const found = search(index, query, {
        limit,
        otherEditions: () => (otherIndexes ??= others.map(indexOf)),
      })
      return { found, ms: performance.now() - start }
    }

    if (isBatch) {
      for await (const line of terminal.lines()) {
        const { found, ms } = answer(line)
        printJson(terminal, lookupJson(found, outline, ms))
      }
      return 0
    }
    const { found, ms } = answer(words.join(' '))
    if (options['json'] === true) printJson(terminal, lookupJson(found, outline, ms))
    else printAnswer(terminal, found, outline)
    return 0
  },
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

/** The stable shape of an answer; see design section 8. `ms` is the time of the search alone, in milliseconds. */
function lookupJson(answer: Answer, outline: Outline, ms: number) {
  const message = messageOf(answer, outline)
  return {
    query: answer.query,
    edition: answer.edition,
    ms: Math.round(ms * 1000) / 1000,
    results: answer.hits.map(({ category, match }) => ({
      id: category.id,
      name: category.name,
      level: category.level,
      path: pathNames(outline, category),
      ranges: category.ranges,
      match,
    })),
    ...(message === undefined ? {} : { message }),
  }
}

function printAnswer(terminal: Terminal, answer: Answer, outline: Outline): void {
  const message = messageOf(answer, outline)
  if (message !== undefined) terminal.print(message)
  for (const hit of answer.hits) {
    const above = ancestorsOf(outline, hit.category).map(({ name }) => name)
    terminal.print(`${hit.category.name}  ${formatRanges(hit.category.ranges)}`)
    terminal.print(`  ${[...above, hit.category.name].join(' › ')}`)
    terminal.print(`  ${reasonOf(hit)} (${outline.title})`)
  }
  const left = answer.total - answer.hits.length
  if (left > 0) terminal.print(`… and ${left} more (--limit ${Math.min(answer.total, mostRows)})`)
}

function reasonOf({ match }: Hit): string {
  switch (match.kind) {
    case 'code':
      return match.deepest ? `deepest category of ${match.code}` : `holds ${match.code}`
    case 'range':
      return `holds codes of ${formatRange(match.range)}`
    case 'code-prefix':
      return `holds codes that begin with ${match.prefix}`
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

function messageOf(answer: Answer, outline: Outline): string | undefined {
  const parts = answer.notices.map((notice) => noticeText(notice, outline))
  if (answer.hits.length === 0 && parts.length === 0)
    parts.push(`Nothing found in ${outline.title}.`)
  return parts.length === 0 ? undefined : parts.join(' ')
}

function noticeText(notice: Notice, { title }: Outline): string {
  switch (notice.kind) {
    case 'code-not-held': {
      const near = [notice.before, notice.after].flatMap((category) =>
        category === undefined ? [] : [`${category.name} (${formatRanges(category.ranges)})`],
      )
      const held =
        notice.editions.length > 0
          ? `These editions do: ${notice.editions.join(', ')}.`
          : 'No edition does.'
      const beside = near.length > 0 ? ` Its neighbours: ${near.join('; ')}.` : ''
      return `${title} does not hold ${notice.code}. ${held}${beside}`
    }
    case 'range-not-held':
      return `${title} holds no code of ${formatRange(notice.range)}.`
    case 'not-a-code':
      return `"${notice.text}" looks like a code, but is none: searched as words.`
    case 'in-other-editions':
      return `Nothing found in ${title}, but in: ${notice.editions.join(', ')}.`
    case 'modifier':
      return `Modifier ${notice.modifier}: ${notice.name}.`
    case 'shortened':
      return `Only the first ${notice.readCharacters} characters were searched.`
  }
}
