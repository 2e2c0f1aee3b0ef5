import type { ChangeKind } from '#core/comparison/change-kind.ts'
import type { Comparison, Row } from '#core/comparison/comparison.ts'
import { changesOf } from '#core/comparison/comparison.ts'
import { formatRanges } from '#core/codes/code-range.ts'

/** Returns a row in one line: `renamed+ranges: a -> b | -27300 +27400-27402`. */
export function told(row: Row): string {
  const ids = (side: 'from' | 'to') => row[side].map(({ id }) => id).join(' & ')
  const { gained = [], lost = [] } = row.ranges ?? {}
  return [
    `${row.kinds.join('+')}${row.inferred ? '?' : ''}: ${ids('from')} -> ${ids('to')}`,
    ...(lost.length > 0 ? [`-${formatRanges(lost)}`] : []),
    ...(gained.length > 0 ? [`+${formatRanges(gained)}`] : []),
  ].join(' | ')
}

/** Returns the changes, one line per row, in the comparison's order. */
export function toldChanges(comparison: Comparison): string[] {
  return changesOf(comparison).map(told)
}

/** Returns the invariants that a comparison violates. */
export function brokenTruths({ from, to, rows, counts, fromRows, toRows }: Comparison): string[] {
  const members = (side: 'from' | 'to') =>
    rows.flatMap((row) => row[side].map(({ id }) => id)).sort()
  const ids = ({ categories }: typeof from) => categories.map(({ id }) => id).sort()
  const countOf = (kind: ChangeKind) => rows.filter((row) => row.kind === kind).length
  const invariants: [string, boolean][] = [
    ['each category of from is in one row', members('from').join() === ids(from).join()],
    ['each category of to is in one row', members('to').join() === ids(to).join()],
    [
      'counts are those of the rows',
      Object.entries(counts).every(([k, n]) => countOf(k as ChangeKind) === n),
    ],
    [
      'from-rows lead there',
      from.categories.every((c, i) => rows[fromRows[i] ?? -1]?.from.includes(c)),
    ],
    ['to-rows lead there', to.categories.every((c, i) => rows[toRows[i] ?? -1]?.to.includes(c))],
    [
      'rows follow the book order of to',
      rows
        .flatMap(({ to: [now] }) => now?.position ?? [])
        .every((p, i, all) => i === 0 || (all[i - 1] ?? 0) < p),
    ],
  ]
  return invariants.flatMap(([invariant, holds]) => (holds ? [] : [invariant]))
}

const mirrored: Partial<Record<ChangeKind, ChangeKind>> = {
  added: 'removed',
  removed: 'added',
  merged: 'split',
  split: 'merged',
}

/** Returns rows as text, independent of their order; mirrored ones as a backward comparison must show them. */
export function rowsAsText(rows: readonly Row[], mirror: boolean): string[] {
  return rows
    .map((row) => {
      const kinds = row.kinds.map((kind) => (mirror ? (mirrored[kind] ?? kind) : kind))
      const sides = [
        { members: row.from, came: row.ranges?.lost, parent: row.moved?.from },
        { members: row.to, came: row.ranges?.gained, parent: row.moved?.to },
      ].map(({ members, came, parent }) => ({
        ids: members.map(({ id }) => id),
        came,
        parent: parent?.id,
      }))
      return JSON.stringify({
        kind: kinds[0],
        kinds,
        sides: mirror ? sides.reverse() : sides,
        kept: row.ranges?.kept,
        renamed: row.renamed,
        inferred: row.inferred,
      })
    })
    .sort()
}
