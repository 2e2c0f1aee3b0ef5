import type { Category, Outline } from '../editions/outline.ts'
import { type ChangeKind, countKinds } from './change-kind.ts'
import type { Comparison, Row, SectionCounts } from './comparison.ts'
import { groupCategories } from './groups.ts'
import { linkEditions } from './lineage.ts'
import { orderRows } from './row-order.ts'
import { type Grouping, rowFrom } from './row.ts'

/** The categories of a row. */
interface Members {
  readonly group: number
  from: Category[] | undefined
  to: Category[] | undefined
}

/**
 * Returns the changes from one edition to another. `others` can have any editions: the ones between
 * the two by effective date are used to follow a category from year to year.
 *
 * A backward comparison (from a newer edition to an older one) mirrors the forward one: added and
 * removed swap, split and merged swap, and so do the two sides of everything else.
 * Takes n log n steps for n categories.
 */
export function compareEditions(
  from: Outline,
  to: Outline,
  others: readonly Outline[] = [],
): Comparison {
  const forwards =
    from.effectiveDate < to.effectiveDate ||
    (from.effectiveDate === to.effectiveDate && from.edition <= to.edition)
  const [older, newer] = forwards ? [from, to] : [to, from]
  const between = others
    .filter(({ effectiveDate: date }) => older.effectiveDate < date && date < newer.effectiveDate)
    .sort((a, b) => (a.effectiveDate < b.effectiveDate ? -1 : 1))

  const links = linkEditions(older, newer, between)
  const groups = groupCategories(older, newer, links)
  const inferred = new Set<number>()
  for (const link of links) if (link.inferred) inferred.add(groups.of(link.from))
  const groupOf = (side: Outline, { position }: Category) =>
    groups.of(side === older ? position : older.categories.length + position)

  const members: Members[] = []
  const byGroup = new Array<Members | undefined>(older.categories.length + newer.categories.length)
  const gather = (side: Outline, which: 'from' | 'to') => {
    for (const category of side.categories) {
      const group = groupOf(side, category)
      let entry = byGroup[group]
      if (entry === undefined) {
        entry = byGroup[group] = { group, from: undefined, to: undefined }
        members.push(entry)
      }
      const gathered = entry[which]
      if (gathered === undefined) entry[which] = [category]
      else gathered.push(category)
    }
  }
  gather(to, 'to')
  gather(from, 'from')

  const grouping: Grouping = { from, to, forwards, groupOf }
  const rows = orderRows(
    from,
    to,
    members.map(({ group, from: a = [], to: b = [] }) =>
      rowFrom(grouping, a, b, inferred.has(group)),
    ),
  )
  return summedUp(from, to, rows)
}

function summedUp(from: Outline, to: Outline, rows: readonly Row[]): Comparison {
  const fromRows = new Array<number>(from.categories.length)
  const toRows = new Array<number>(to.categories.length)
  rows.forEach((row, index) => {
    for (const { position } of row.from) fromRows[position] = index
    for (const { position } of row.to) toRows[position] = index
  })
  return {
    from,
    to,
    rows,
    fromRows,
    toRows,
    counts: countKinds(rows.map(({ kind }) => kind)),
    sections: countSections(from, to, rows, fromRows),
  }
}

/** Returns the kinds of rows by section: the section that contains, or contained, the first category of a row. */
function countSections(
  from: Outline,
  to: Outline,
  rows: readonly Row[],
  fromRows: readonly number[],
): SectionCounts[] {
  const fromSections = sectionsByPosition(from)
  const toSections = sectionsByPosition(to)
  const sections = new Map<Category, ChangeKind[]>()
  for (const row of rows) {
    const [now] = row.to
    const [before] = row.from
    let section = now && toSections[now.position]
    if (now === undefined && before !== undefined) {
      const old = fromSections[before.position]
      section = rows[fromRows[old?.position ?? -1] ?? -1]?.to.find(isSection) ?? old
    }
    if (section === undefined) continue
    const kinds = sections.get(section)
    if (kinds === undefined) sections.set(section, [row.kind])
    else kinds.push(row.kind)
  }
  return [...sections].map(([section, kinds]) => ({ section, counts: countKinds(kinds) }))
}

/** Returns the section of the category at each position. */
function sectionsByPosition({ categories }: Outline): (Category | undefined)[] {
  let section: Category | undefined
  return categories.map((category) => (section = isSection(category) ? category : section))
}

function isSection({ parent }: Category): boolean {
  return parent === null
}
