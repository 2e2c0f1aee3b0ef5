import { parseCode } from '#core/codes/code.ts'
import { formatRanges, rangeHolds } from '#core/codes/code-range.ts'
import type { ChangeKind } from '#core/comparison/change-kind.ts'
import type { Comparison, Row } from '#core/comparison/comparison.ts'
import { ancestorsOf, sectionOf } from '#core/editions/outline.ts'

/** A filter for the rows of a comparison. */
export interface RowFilter {
  /** The kinds of change to show; empty for all. */
  readonly kinds: ReadonlySet<ChangeKind>
  /** The id of a section as `Comparison.sections` gives it; `null` for all. */
  readonly section: string | null
  /** Part of a name or of codes, or a code that a category contains; empty for all. */
  readonly text: string
}

/** A row on screen. */
export interface RowItem {
  readonly kind: 'row'
  readonly row: Row
  /** Its index in the comparison. */
  readonly index: number
  /** Whether it matches the filter. Otherwise it is an ancestor of a match, or was expanded. */
  readonly why: 'wanted' | 'place' | 'unfolded'
}

/** A run of rows collapsed into one line. */
export interface FoldItem {
  readonly kind: 'fold'
  /** The indexes of its first and last row in the comparison. */
  readonly first: number
  readonly last: number
  readonly unchanged: number
  /** The number of rows with changes that the filter hides. */
  readonly changed: number
}

export type ComparisonItem = RowItem | FoldItem

/** Returns the id of the section that each row belongs to, as `Comparison.sections` counts it. */
export function sectionsOfRows({ from, to, rows, fromRows }: Comparison): readonly string[] {
  return rows.map((row) => {
    const [now] = row.to
    if (now !== undefined) return sectionOf(to, now).id
    const [before] = row.from
    if (before === undefined) return ''
    const old = sectionOf(from, before)
    const became = rows[fromRows[old.position] ?? -1]?.to.find(({ parent }) => parent === null)
    return (became ?? old).id
  })
}

/** Returns the indexes of the rows that match a filter, in the order of the comparison. */
export function wantedRows(
  { rows }: Comparison,
  sections: readonly string[],
  { kinds, section, text }: RowFilter,
): number[] {
  const words = text.trim().toLowerCase()
  return [...rows.keys()].filter((index) => {
    const row = rows[index]
    if (row === undefined || (section !== null && sections[index] !== section)) return false
    const kindFits = kinds.size === 0 ? row.kind !== 'unchanged' : kinds.has(row.kind)
    return kindFits && (words === '' || holdsText(row, words))
  })
}

function holdsText({ from, to }: Row, words: string): boolean {
  const code = parseCode(words)
  return [...from, ...to].some(
    ({ name, ranges }) =>
      name.toLowerCase().includes(words) ||
      formatRanges(ranges).toLowerCase().includes(words) ||
      (code !== undefined && ranges.some((range) => rangeHolds(range, code))),
  )
}

/**
 * Returns what is shown: the matching rows with their ancestors, so that they read as an outline, and
 * each run of other rows (of the section filtered by, if any) collapsed into a line, except for the runs that
 * start at a row of `unfolded`.
 */
export function comparisonItems(
  comparison: Comparison,
  sections: readonly string[],
  wanted: readonly number[],
  section: string | null,
  unfolded: ReadonlySet<number>,
): ComparisonItem[] {
  const wantedSet = new Set(wanted)
  const standing = new Set(wanted)
  for (const index of wanted)
    for (const place of placesAbove(comparison, index)) standing.add(place)

  const items: ComparisonItem[] = []
  let run: { index: number; row: Row }[] = []
  const endRun = () => {
    const first = run[0]?.index
    const last = run.at(-1)?.index
    if (first === undefined || last === undefined) return
    if (unfolded.has(first)) {
      for (const { index, row } of run) items.push({ kind: 'row', row, index, why: 'unfolded' })
    } else {
      const unchanged = run.filter(({ row }) => row.kind === 'unchanged').length
      items.push({ kind: 'fold', first, last, unchanged, changed: run.length - unchanged })
    }
    run = []
  }
  comparison.rows.forEach((row, index) => {
    if (section !== null && sections[index] !== section) return
    if (standing.has(index)) {
      endRun()
      items.push({ kind: 'row', row, index, why: wantedSet.has(index) ? 'wanted' : 'place' })
    } else {
      run.push({ index, row })
    }
  })
  endRun()
  return items
}

/** Returns the indexes of the rows of a row's ancestors, in the later edition if it still exists there. */
function placesAbove({ from, to, rows, fromRows, toRows }: Comparison, index: number): number[] {
  const [now] = rows[index]?.to ?? []
  const [before] = rows[index]?.from ?? []
  const places =
    now !== undefined
      ? ancestorsOf(to, now).map(({ position }) => toRows[position])
      : before !== undefined
        ? ancestorsOf(from, before).map(({ position }) => fromRows[position])
        : []
  return places.filter((place) => place !== undefined)
}
