import { create } from 'jsondiffpatch'
import microdiff from 'microdiff'
import type { ChangeKind } from '#core/comparison/change-kind.ts'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import { changesOf } from '#core/comparison/comparison.ts'
import { formatRanges } from '#core/codes/code-range.ts'
import type { Category, Outline } from '#core/editions/outline.ts'
import type { KnownEdit } from './made-up-editions.ts'

/** An edition in the input formats of the tools, prepared before the clock starts. */
export interface Prepared {
  readonly outline: Outline
  readonly list: readonly Plain[]
  readonly record: Readonly<Record<string, Plain>>
}

interface Plain {
  readonly id: string
  readonly parent: string | null
  readonly name: string
  /** As text, so that no tool compares pairs of codes within a category. */
  readonly ranges: string
}

/** A measured tool: `compare` is timed, `told` converts its answer into statements. */
export interface Tool {
  readonly name: string
  /** The largest product of both editions' sizes that it is run for. */
  readonly limit: number
  readonly compare: (from: Prepared, to: Prepared) => unknown
  readonly told: (answer: unknown, from: Prepared, to: Prepared) => KnownEdit[]
}

/** Returns an edition in all formats, with only the fields that can change. */
export function prepare(outline: Outline): Prepared {
  const list = outline.categories.map(({ id, parent, name, ranges }) => ({
    id,
    parent,
    name,
    ranges: formatRanges(ranges),
  }))
  return { outline, list, record: Object.fromEntries(list.map((each) => [each.id, each])) }
}

const byId = create({
  objectHash: (category) => (category as Plain).id,
  arrays: { detectMove: true },
})

/** jsondiffpatch keeps a matrix of both lists' lengths and runs out of memory at about 10,000 categories. */
const listLimit = 4_000_000

export const tools: readonly Tool[] = [
  {
    name: 'Category Atlas',
    limit: Infinity,
    compare: (from, to) => compareEditions(from.outline, to.outline),
    told: (answer) =>
      changesOf(answer as ReturnType<typeof compareEditions>).flatMap(({ kinds, from, to }) =>
        editsOf(kinds, from, to),
      ),
  },
  {
    name: 'jsondiffpatch, list by id',
    limit: listLimit,
    compare: (from, to) => byId.diff(from.list, to.list),
    told: (answer, from, to) =>
      Object.entries((answer ?? {}) as Record<string, unknown>).flatMap(([key, delta]) => {
        if (key === '_t') return []
        const before = key.startsWith('_') ? from.list[Number(key.slice(1))] : undefined
        if (before !== undefined) {
          const gone = Array.isArray(delta) && delta[2] === 0
          return gone ? [removed(before.id)] : [about('moved', before.id)]
        }
        const now = to.list[Number(key)]
        if (now === undefined) return []
        return Array.isArray(delta) ? [added(now.id)] : fieldChanges(now.id, delta)
      }),
  },
  {
    name: 'jsondiffpatch, record by id',
    limit: Infinity,
    compare: (from, to) => byId.diff(from.record, to.record),
    told: (answer) =>
      Object.entries((answer ?? {}) as Record<string, unknown>).flatMap(([id, delta]) => {
        if (!Array.isArray(delta)) return fieldChanges(id, delta)
        return delta.length === 3 ? [removed(id)] : [added(id)]
      }),
  },
  {
    name: 'microdiff, list',
    limit: Infinity,
    compare: (from, to) => microdiff(from.list as Plain[], to.list as Plain[]),
    told: (answer, from, to) =>
      microdiffTold(answer, (key) => ({
        from: from.list[Number(key)]?.id,
        to: to.list[Number(key)]?.id,
      })),
  },
  {
    name: 'microdiff, record by id',
    limit: Infinity,
    compare: (from, to) => microdiff(from.record, to.record),
    told: (answer) => microdiffTold(answer, (key) => ({ from: String(key), to: String(key) })),
  },
]

const added = (id: string): KnownEdit => ({ kind: 'added', from: [], to: [id] })
const removed = (id: string): KnownEdit => ({ kind: 'removed', from: [id], to: [] })
const about = (kind: KnownEdit['kind'], from: string, to = from): KnownEdit => ({
  kind,
  from: [from],
  to: [to],
})

/** The kind of change for a changed field of a category. */
const fieldKinds = { name: 'renamed', ranges: 'ranges', parent: 'moved' } as const

function fieldChanges(id: string, delta: unknown): KnownEdit[] {
  return Object.keys(delta as object).flatMap((field) =>
    field in fieldKinds ? [about(fieldKinds[field as keyof typeof fieldKinds], id)] : [],
  )
}

function microdiffTold(
  answer: unknown,
  idsOf: (key: string | number) => { from: string | undefined; to: string | undefined },
): KnownEdit[] {
  const told = new Map<string, KnownEdit>()
  for (const { type, path } of answer as ReturnType<typeof microdiff>) {
    const [key = '', field] = path
    const { from, to } = idsOf(key)
    let statement: KnownEdit | undefined
    if (field === undefined) {
      if (type === 'CREATE' && to !== undefined) statement = added(to)
      if (type === 'REMOVE' && from !== undefined) statement = removed(from)
    } else if (field in fieldKinds && from !== undefined && to !== undefined) {
      statement = about(fieldKinds[field as keyof typeof fieldKinds], from, to)
    }
    if (statement !== undefined) told.set(statementKey(statement), statement)
  }
  return [...told.values()]
}

/** Returns the statements of a row: everything that happened to one category, or only the kind for several. */
export function editsOf(
  kinds: readonly ChangeKind[],
  from: readonly Category[],
  to: readonly Category[],
): KnownEdit[] {
  const told = from.length > 1 || to.length > 1 ? kinds.slice(0, 1) : kinds
  return told
    .filter((kind) => kind !== 'unchanged')
    .map((kind) => ({ kind, from: from.map(({ id }) => id), to: to.map(({ id }) => id) }))
}

/** Returns a key that equal statements share. */
export function statementKey({ kind, from, to }: KnownEdit): string {
  return `${kind}: ${[...from].sort().join(' & ')} -> ${[...to].sort().join(' & ')}`
}
