import type { Code } from '../codes/code.ts'
import { formatRanges } from '../codes/code-range.ts'
import type { CodeEdition, CodeStep } from './code-history.ts'
import type { Row } from './comparison.ts'
import type { Life, LifeEdition } from './history.ts'
import { changesInWords } from './row-in-words.ts'

/** Returns a category's life as plain text, a line for each edition. */
export function historyText(life: Life): string {
  return [
    `${life.category.name} (${life.category.id})`,
    `${sinceInWords(life)}.`,
    ...life.editions.map((edition) => `  ${edition.edition}  ${editionInWords(edition)}`),
    '',
  ].join('\n')
}

/** Returns the editions in which a category exists: `In every edition since 2019`, `Added in 2021`, `In editions 2019 to 2022`. */
export function sinceInWords({ since, orEarlier, until }: Life): string {
  if (until === since) return `Only in edition ${since}`
  if (until !== undefined) return `In editions ${since} to ${until}`
  return orEarlier ? `In every edition since ${since}` : `Added in ${since}`
}

/** Returns one edition of a category's life: what happened, then what stands there. */
export function editionInWords({ relation, categories, rows }: LifeEdition): string {
  const happened = [...new Set(rows.map((row) => stepInWords(row)))].join('; ')
  const standing = categories
    .map(({ name, ranges }) => `${name} (${formatRanges(ranges)})`)
    .join(' and ')
  if (relation === 'absent') return happened === '' ? 'absent' : happened
  const role = { itself: '', predecessors: 'was ', successors: 'now part of ' }[relation]
  return [...(happened === '' ? [] : [happened]), role + standing].join(': ')
}

function stepInWords(row: Row): string {
  const names = (side: 'from' | 'to') => row[side].map(({ name }) => `"${name}"`).join(' and ')
  switch (row.kind) {
    case 'added':
      return 'added'
    case 'removed':
      return 'removed'
    case 'merged':
      return `merged from ${names('from')}`
    case 'split':
      return `split into ${names('to')}`
    default:
      return changesInWords(row)
  }
}

const codeSteps: Readonly<Record<CodeStep, string>> = {
  absent: 'not in any category',
  came: 'added',
  left: 'removed: no longer in any category',
  stayed: 'unchanged',
  followed: 'moved with its category',
  regrouped: 'moved to another category',
}

/** Returns a code's places as plain text, a line for each edition. */
export function codeHistoryText(code: Code, places: readonly CodeEdition[]): string {
  const lines = places.map(({ edition, step, path, became }, index) => {
    const kin = became.map(({ name, ranges }) => `${name} (${formatRanges(ranges)})`).join(' and ')
    const told = index === 0 && step === 'came' ? 'in this edition or earlier' : codeSteps[step]
    const place =
      kin === '' ? path.map(({ name }) => name).join(' › ') : `its category is now ${kin}`
    return `  ${edition}  ${place === '' ? told : `${told}: ${place}`}`
  })
  return [code, ...lines, ''].join('\n')
}
