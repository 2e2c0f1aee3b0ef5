import type { Category, Outline } from '../editions/outline.ts'
import { type Comparison, type Row, rowOfFrom, rowOfTo } from './comparison.ts'
import type { EditionSteps } from './edition-steps.ts'

/** What represents the category of a history in an edition. */
export type Relation =
  /** The category itself: under its id, or under another id that became it one to one. */
  | 'itself'
  /** What it was merged or split from. */
  | 'predecessors'
  /** What it was merged or split into. */
  | 'successors'
  | 'absent'

/** One edition in the history of a category. */
export interface LifeEdition {
  readonly edition: string
  readonly effectiveDate: string
  readonly relation: Relation
  /** In book order; empty if it is absent. */
  readonly categories: readonly Category[]
  /** What happened since the previous edition; empty for the first edition, and if it is absent in both. */
  readonly rows: readonly Row[]
}

/** The history of a category across all editions. */
export interface Life {
  /** The category in the newest edition that has it. */
  readonly category: Category
  /** The first edition with the category itself. */
  readonly since: string
  /** Whether that is the first edition of the data, so the category may be older. */
  readonly orEarlier: boolean
  /** The last edition with the category itself, if a later edition exists. */
  readonly until: string | undefined
  /** All editions, oldest first. */
  readonly editions: readonly LifeEdition[]
}

interface Standing {
  readonly relation: Relation
  readonly categories: readonly Category[]
}

const absent: Standing = { relation: 'absent', categories: [] }

/** Returns the history of the category with an id across all editions, or `undefined` if none has it. */
export function historyOf(id: string, { outlines, steps }: EditionSteps): Life | undefined {
  const standings = outlines.map((outline): Standing => {
    const category = outline.byId.get(id)
    return category === undefined ? absent : { relation: 'itself', categories: [category] }
  })
  const first = standings.findIndex(({ relation }) => relation === 'itself')
  const last = standings.findLastIndex(({ relation }) => relation === 'itself')
  const category = standings[last]?.categories[0]
  if (category === undefined) return undefined

  for (let index = last + 1; index < outlines.length; index++) {
    standings[index] = follow(standings[index - 1], 'successors', (old) => {
      const row = rowIn(steps[index - 1], 'from', old)
      return { ahead: row?.to ?? [], abreast: row?.from ?? [] }
    })
  }
  for (let index = first - 1; index >= 0; index--) {
    standings[index] = follow(standings[index + 1], 'predecessors', (now) => {
      const row = rowIn(steps[index], 'to', now)
      return { ahead: row?.from ?? [], abreast: row?.to ?? [] }
    })
  }
  return tell(category, outlines, steps, standings)
}

/** Returns what represents the category in the next edition, in either direction. */
function follow(
  standing: Standing = absent,
  beyond: 'successors' | 'predecessors',
  step: (category: Category) => { ahead: readonly Category[]; abreast: readonly Category[] },
): Standing {
  const steps = standing.categories.map(step)
  const categories = [...new Set(steps.flatMap(({ ahead }) => ahead))]
  if (categories.length === 0) return absent
  const oneToOne = categories.length === 1 && steps.every(({ abreast }) => abreast.length === 1)
  return {
    relation: standing.relation === 'itself' && oneToOne ? 'itself' : beyond,
    categories: categories.sort((a, b) => a.position - b.position),
  }
}

function tell(
  category: Category,
  outlines: readonly Outline[],
  steps: readonly Comparison[],
  standings: readonly Standing[],
): Life {
  const isItself = ({ relation }: Standing) => relation === 'itself'
  const first = standings.findIndex(isItself)
  const last = standings.findLastIndex(isItself)
  return {
    category,
    since: outlines[first]?.edition ?? '',
    orEarlier: first === 0,
    until: last === outlines.length - 1 ? undefined : outlines[last]?.edition,
    editions: outlines.map(({ edition, effectiveDate }, index) => {
      const { relation, categories } = standings[index] ?? absent
      const step = steps[index - 1]
      const before = standings[index - 1]?.categories ?? []
      const rows = new Set([
        ...categories.map((now) => rowIn(step, 'to', now)),
        ...before.map((old) => rowIn(step, 'from', old)),
      ])
      return {
        edition,
        effectiveDate,
        relation,
        categories,
        rows: [...rows].filter((row) => row !== undefined),
      }
    }),
  }
}

function rowIn(
  step: Comparison | undefined,
  side: 'from' | 'to',
  { id }: Category,
): Row | undefined {
  if (step === undefined) return undefined
  return side === 'from' ? rowOfFrom(step, id) : rowOfTo(step, id)
}
