import { formatRange, formatRanges, rangeHolds } from '#core/codes/code-range.ts'
import { ancestorsOf, pathNames } from '#core/editions/outline.ts'
import { deletionInWords } from '#core/replacements/deletions.ts'
import type { Match, Notice } from '#core/search/answer.ts'
import { codeSystemNames } from '#core/tables/table-code.ts'
import { repeatsWords } from '#core/text/words.ts'
import { type Terminal, jsonLine } from '../command.ts'
import { type Found, allEditions, mostRows } from './found.ts'

/** Returns an answer as one line of JSON. */
export function answerAsJson(found: Found): string {
  return jsonLine(lookupJson(found))
}

/** The stable JSON shape of an answer. In a search of all editions, each result has its own. */
function lookupJson(found: Found) {
  const message = messageOf(found)
  return {
    query: found.query,
    edition: found.edition,
    ms: Math.round(found.ms * 1000) / 1000,
    results: found.hits.map(({ category, match, outline, editions }) => ({
      id: category.id,
      name: category.name,
      level: category.level,
      path: pathNames(outline, category),
      ranges: category.ranges,
      match,
      ...(editions === undefined ? {} : { edition: outline.edition, editions }),
    })),
    ...(found.codes === undefined ? {} : { codes: found.codes }),
    ...(message === undefined ? {} : { message }),
  }
}

/** Prints an answer for people. */
export function printAnswer(terminal: Terminal, found: Found): void {
  const message = messageOf(found)
  if (message !== undefined) terminal.print(message)
  for (const { code, system, text } of found.codes ?? []) {
    terminal.print(`${code}  ${text}`.trimEnd())
    terminal.print(`  ${codeSystemNames[system]}`)
  }
  for (const { category, match, outline, runs } of found.hits) {
    const above = ancestorsOf(outline, category).map(({ name }) => name)
    terminal.print(`${category.name}  ${formatRanges(category.ranges)}`)
    terminal.print(`  ${[...above, category.name].join(' › ')}`)
    terminal.print(`  ${reasonOf(match)} (${runs ?? outline.title})`)
  }
  const left = found.total - found.hits.length
  if (left > 0) terminal.print(`… and ${left} more (--limit ${Math.min(found.total, mostRows)})`)
}

function reasonOf(match: Match): string {
  switch (match.kind) {
    case 'code':
      return `${match.code} is in this range`
    case 'range':
      return `overlaps ${formatRange(match.range)}`
    case 'code-prefix':
      return `contains codes that start with ${match.prefix}`
    case 'exact':
      return 'same name'
    case 'alias':
      return repeatsWords(match.means, match.term) ? match.term : `${match.term}: ${match.means}`
    case 'prefix':
      return 'name starts with the query'
    case 'words':
      return 'words in the name'
    case 'fuzzy':
      return match.readAs.map(({ typed, word }) => `${typed} read as ${word}`).join(', ')
  }
}

function messageOf(found: Found): string | undefined {
  const parts = [
    ...found.deletions.map(deletionInWords),
    ...found.notices
      .filter(({ kind }) => kind !== 'not-a-code' || found.codes === undefined)
      .map((notice) => noticeText(notice, found)),
  ]
  if (found.hits.length === 0 && found.codes === undefined && parts.length === 0) {
    parts.push(`No matches in ${found.title}.`)
  }
  return parts.length === 0 ? undefined : parts.join(' ')
}

function noticeText(notice: Notice, { title, edition, deletions }: Found): string {
  const isAll = edition === allEditions
  switch (notice.kind) {
    case 'code-not-held': {
      // The codes next to a deleted one are not those that replace it.
      const isDeleted = deletions.some(({ asked }) => rangeHolds(asked, notice.code))
      const near = (isDeleted ? [] : [notice.before, notice.after]).flatMap((category) =>
        category === undefined ? [] : [`${category.name} (${formatRanges(category.ranges)})`],
      )
      const beside = near.length > 0 ? ` Before and after it: ${near.join('; ')}.` : ''
      if (isAll) return `No edition contains ${notice.code}.${beside}`
      const held =
        notice.editions.length > 0
          ? `It is in ${notice.editions.join(', ')}.`
          : 'No edition contains it.'
      return `${title} does not contain ${notice.code}. ${held}${beside}`
    }
    case 'range-not-held':
      return `${isAll ? 'No edition' : `No category in ${title}`} overlaps ${formatRange(notice.range)}.`
    case 'not-a-code':
      return `"${notice.text}" isn't a valid code; searched as text.`
    case 'unknown-scope':
      return `No category is named "${notice.scope}". Searched everything.`
    case 'in-other-editions':
      return `No matches in ${title}. Found in ${notice.editions.join(', ')}.`
    case 'modifier':
      return `Modifier ${notice.modifier}: ${notice.name}.`
    case 'shortened':
      return `Only the first ${notice.readCharacters} characters were searched.`
  }
}
