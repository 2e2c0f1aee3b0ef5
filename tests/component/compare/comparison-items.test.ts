import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeKinds } from '#core/comparison/change-kind.ts'
import {
  type ComparisonItem,
  type RowFilter,
  comparisonItems,
  sectionsOfRows,
  wantedRows,
} from '../../../renderer/stores/comparison-items.ts'
import { compareShipped, shippedOutlines } from './shipped.ts'

const everything: RowFilter = { kinds: new Set(), section: null, text: '' }
const comparison = compareShipped('2022', '2023')
const sections = sectionsOfRows(comparison)

function itemsOf(filter: Partial<RowFilter>, unfolded: readonly number[] = []): ComparisonItem[] {
  const whole = { ...everything, ...filter }
  const wanted = wantedRows(comparison, sections, whole)
  return comparisonItems(comparison, sections, wanted, whole.section, new Set(unfolded))
}

const namesOf = (items: readonly ComparisonItem[], why: string) =>
  items.flatMap((item) =>
    item.kind === 'row' && item.why === why
      ? [(item.row.to[0] ?? item.row.from[0])?.name ?? '']
      : [],
  )

describe('the sections of rows', () => {
  it('are the sections that the comparison counts', () => {
    for (const { section, counts } of comparison.sections) {
      const rows = sections.filter((id) => id === section.id)
      expect(rows).toHaveLength(Object.values(counts).reduce((sum, count) => sum + count, 0))
    }
  })
})

describe('the visible rows of a comparison', () => {
  it('are initially every change below its parents, with the rest collapsed', () => {
    const items = itemsOf({})
    const changes = comparison.rows.filter(({ kind }) => kind !== 'unchanged')
    expect(namesOf(items, 'wanted')).toHaveLength(changes.length)
    expect(namesOf(items, 'place').slice(0, 3)).toEqual([
      'Evaluation and Management',
      'Surgery',
      'Integumentary System',
    ])
    expect(items.every((item) => item.kind === 'row' || item.changed === 0)).toBe(true)
  })

  it('include each row once, visible or collapsed, whatever the filters', () => {
    const pairs = fc.tuple(fc.nat(7), fc.nat(7))
    const filters = fc.record({
      kinds: fc.subarray([...changeKinds]).map((kinds) => new Set(kinds)),
      text: fc.constantFrom('', 'care', '99213', 'nothing is called so'),
      section: fc.constantFrom(null, 'surgery', 'medicine'),
    })
    fc.assert(
      fc.property(pairs, filters, fc.boolean(), ([a, b], filter, isUnfolded) => {
        const [from, to] = [shippedOutlines[a], shippedOutlines[b]]
        const compared = compareShipped(from?.edition ?? '', to?.edition ?? '')
        const own = sectionsOfRows(compared)
        const wanted = wantedRows(compared, own, filter)
        const unfolded = new Set(isUnfolded ? compared.rows.keys() : [])
        const items = comparisonItems(compared, own, wanted, filter.section, unfolded)
        const held = items.flatMap((item) =>
          item.kind === 'row'
            ? [item.index]
            : Array.from({ length: item.last - item.first + 1 }, (_, at) => item.first + at).filter(
                (index) => filter.section === null || own[index] === filter.section,
              ),
        )
        const expected = [...compared.rows.keys()].filter(
          (index) => filter.section === null || own[index] === filter.section,
        )
        expect(held).toEqual(expected)
        for (const item of items) {
          if (item.kind === 'fold') expect(item.unchanged + item.changed).toBeGreaterThan(0)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('match the kind, section, part of a name, or code of the filter', () => {
    expect(namesOf(itemsOf({ kinds: new Set(['added']) }), 'wanted')).toEqual([
      'Behavior Management Services',
    ])
    expect(namesOf(itemsOf({ section: 'surgery', text: 'gastroduodenoscopy' }), 'wanted')).toEqual([
      'Esophagogastroduodenoscopy (EGD)',
    ])
    expect(namesOf(itemsOf({ text: '99217' }), 'wanted')).toEqual([
      'Hospital Inpatient and Observation Care Services',
      'Hospital Inpatient or Observation Discharge Services',
    ])
    expect(namesOf(itemsOf({ text: '99241' }), 'wanted')).toEqual([
      'Consultations',
      'Office or Other Outpatient Consultations',
      'New or Established Patient',
    ])
  })

  it('show how many changes a filter hides', () => {
    const folds = itemsOf({ kinds: new Set(['added']) }).filter((item) => item.kind === 'fold')
    const changed = folds.reduce((sum, fold) => sum + fold.changed, 0)
    // "Medicine" changed too, and is shown as the parent of what was added.
    expect(changed).toBe(31 - 1 - 1)
  })

  it('expand one run and leave the others collapsed', () => {
    const folds = itemsOf({}).filter((item) => item.kind === 'fold')
    const [first, ...others] = folds
    const items = itemsOf({}, [first?.first ?? -1])
    expect(namesOf(items, 'unfolded')).toHaveLength(first?.unchanged ?? -1)
    expect(items.filter((item) => item.kind === 'fold')).toEqual(others)
  })
})
