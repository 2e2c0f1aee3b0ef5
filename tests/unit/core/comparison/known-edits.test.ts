import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import { type MadeUp, outlineOf } from './editions.ts'
import { brokenTruths, rowsAsText, told, toldChanges } from './told.ts'

/**
 * A made-up edition has 2 sections of 10,000 codes, each with 4 subsections of 2,000, each with 5
 * headings of 100 codes and space after them. Each edit is applied to one heading, and no heading is edited twice.
 */
const sections = [0, 1]
const subsections = [0, 1, 2, 3]
const headings = [0, 1, 2, 3, 4]

interface Heading extends MadeUp {
  first: number
}

const headingAt = (section: number, subsection: number, heading: number): Heading => {
  const first = 10_000 * (section + 1) + 2_000 * subsection + 100 * heading
  return {
    id: `s${section}/sub${subsection}/h${heading}`,
    name: `Alpha${section}${subsection}${heading} Beta${section}${subsection}${heading}`,
    codes: `${first}-${first + 99}`,
    first,
  }
}

/** How an edit can be known: by the ids, by what the edition declares, or by names and codes only. */
type Known = 'id' | 'declared' | 'undeclared'
const edits = [
  'rename',
  'shrink',
  'rename+shrink',
  'move',
  'split',
  'merge',
  'add',
  'remove',
] as const
type Edit = (typeof edits)[number]

interface Edited {
  /** The heading's categories in the new edition. */
  now: MadeUp[]
  /** The expected row; `undefined` for none. */
  told: string
  /** Codes that move from its subsection to the next one. */
  given?: string
}

function edit(old: Heading, kind: Edit, known: Known): Edited {
  const { id, first } = old
  const parent = id.slice(0, id.lastIndexOf('/'))
  const slug = id.slice(id.lastIndexOf('/') + 1)
  const mark = known === 'undeclared' ? '?' : ''
  const lineage = known === 'declared' ? { continues: [id] } : {}
  const newId = known === 'id' ? id : `${parent}/${slug}-new`
  const shrunk = `${first}-${first + 89}`
  const [alpha = ''] = old.name.split(' ')
  const lost = `-${first + 90}-${first + 99}`
  switch (kind) {
    case 'rename':
      return {
        now: [{ ...old, id: newId, name: `Gamma ${alpha}`, ...lineage }],
        told: `renamed${mark}: ${id} -> ${newId}`,
      }
    case 'shrink':
      return {
        now: [{ ...old, id: newId, codes: shrunk, ...lineage }],
        told: `ranges${mark}: ${id} -> ${newId} | ${lost}`,
      }
    case 'rename+shrink':
      return {
        now: [{ ...old, id: newId, name: `Gamma ${alpha}`, codes: shrunk, ...lineage }],
        told: `renamed+ranges${mark}: ${id} -> ${newId} | ${lost}`,
      }
    case 'move': {
      const section = parent.slice(0, parent.indexOf('/'))
      const target = (Number(parent.slice(-1)) + 1) % subsections.length
      const movedId = `${section}/sub${target}/${slug}-from-${parent.slice(-4)}`
      return {
        // A move cannot be known by id alone, because the id contains the parent's.
        now: [{ ...old, id: movedId, ...(known === 'undeclared' ? {} : { continues: [id] }) }],
        told: `moved${mark}: ${id} -> ${movedId}`,
        given: old.codes,
      }
    }
    case 'split': {
      const halves = [
        { id: newId, name: `${alpha} Upper`, codes: `${first}-${first + 49}`, ...lineage },
        {
          id: `${parent}/${slug}-lower`,
          name: `${alpha} Lower`,
          codes: `${first + 50}-${first + 99}`,
          ...(known === 'undeclared' ? {} : { continues: [id] }),
        },
      ]
      return {
        now: halves,
        told: `split+renamed${mark}: ${id} -> ${halves.map((half) => half.id).join(' & ')}`,
      }
    }
    case 'remove':
      return { now: [], told: `removed: ${id} -> ` }
    case 'add': {
      const added = {
        id: `${parent}/${slug}-added`,
        name: `Delta ${slug}`,
        codes: `${first + 1000}-${first + 1009}`,
      }
      return { now: [old, added], told: `added:  -> ${added.id}` }
    }
    case 'merge':
      // The caller applies it to the heading and the next one.
      return { now: [old], told: '' }
  }
}

const plan = fc.array(
  fc.record({
    section: fc.constantFrom(...sections),
    subsection: fc.constantFrom(...subsections),
    heading: fc.constantFrom(...headings),
    kind: fc.constantFrom(...edits),
    known: fc.constantFrom<Known>('id', 'declared', 'undeclared'),
  }),
  { maxLength: 12 },
)

/** Returns an edition, the edited one, and the expected rows of headings. */
function editions(wanted: typeof plan extends fc.Arbitrary<infer Value> ? Value : never) {
  const before: MadeUp[] = []
  const after: MadeUp[] = []
  const expected: string[] = []
  for (const section of sections) {
    const top = {
      id: `s${section}`,
      name: `Section ${section}`,
      codes: `${10_000 * (section + 1)}-${10_000 * (section + 1) + 9_999}`,
    }
    before.push(top)
    after.push(top)
    const done = new Map<string, MadeUp[]>(subsections.map((sub) => [`s${section}/sub${sub}`, []]))
    const given = new Map<string, string[]>()
    for (const subsection of subsections) {
      const first = 10_000 * (section + 1) + 2_000 * subsection
      before.push({
        id: `s${section}/sub${subsection}`,
        name: `Part ${section}${subsection}`,
        codes: `${first}-${first + 1_999}`,
      })
      for (let heading = 0; heading < headings.length; heading++) {
        const old = headingAt(section, subsection, heading)
        before.push(old)
        const place = (categories: readonly MadeUp[]) => {
          for (const category of categories) {
            done.get(category.id.slice(0, category.id.lastIndexOf('/')))?.push(category)
          }
        }
        const chosen = wanted.find(
          (each) =>
            each.section === section && each.subsection === subsection && each.heading === heading,
        )
        if (chosen?.kind === 'merge' && heading + 1 < headings.length) {
          const next = headingAt(section, subsection, ++heading)
          before.push(next)
          const both = {
            id: chosen.known === 'id' ? old.id : `${old.id}-merged`,
            name: `${old.name.split(' ')[0] ?? ''} ${next.name.split(' ')[0] ?? ''}`,
            codes: `${old.first}-${next.first + 99}`,
          }
          place([chosen.known === 'undeclared' ? both : { ...both, continues: [old.id, next.id] }])
          expected.push(
            `merged+renamed${chosen.known === 'undeclared' ? '?' : ''}: ${old.id} & ${next.id} -> ${both.id}`,
          )
        } else if (chosen === undefined || chosen.kind === 'merge') {
          place([old])
        } else {
          const result = edit(old, chosen.kind, chosen.known)
          place(result.now)
          expected.push(result.told)
          if (result.given !== undefined) {
            const home = `s${section}/sub${subsection}`
            given.set(home, [...(given.get(home) ?? []), result.given])
          }
        }
      }
    }
    for (const subsection of subsections) {
      const id = `s${section}/sub${subsection}`
      const first = 10_000 * (section + 1) + 2_000 * subsection
      const taken =
        given.get(`s${section}/sub${(subsection + subsections.length - 1) % subsections.length}`) ??
        []
      after.push({
        id,
        name: `Part ${section}${subsection}`,
        codes: codesLeft(first, given.get(id) ?? [], taken),
      })
      after.push(
        ...(done.get(id) ?? []).sort((a, b) => Number.parseInt(a.codes) - Number.parseInt(b.codes)),
      )
    }
  }
  return { from: outlineOf(2019, before), to: outlineOf(2020, after), expected: expected.sort() }
}

/** Returns the codes of a subsection in hundreds, without those given away and with those received. */
function codesLeft(first: number, given: readonly string[], taken: readonly string[]): string {
  const own = Array.from({ length: 20 }, (_, index) => {
    return `${first + 100 * index}-${first + 100 * index + 99}`
  }).filter((codes) => !given.includes(codes))
  return [...own, ...taken].sort((a, b) => Number.parseInt(a) - Number.parseInt(b)).join(', ')
}

describe('made-up editions with known edits', () => {
  it('show exactly the known edits', () => {
    fc.assert(
      fc.property(plan, (wanted) => {
        const { from, to, expected } = editions(wanted)
        const comparison = compareEditions(from, to)
        const ofHeadings = comparison.rows.filter(
          ({ kind, from: [old], to: [now] }) =>
            kind !== 'unchanged' && (now ?? old)?.level === 'heading',
        )
        expect(ofHeadings.map(told).sort()).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('change parents only by the codes that moved out of or into them', () => {
    fc.assert(
      fc.property(plan, (wanted) => {
        const { from, to } = editions(wanted)
        const { rows } = compareEditions(from, to)
        for (const {
          kind,
          from: [old],
          ranges,
        } of rows) {
          if (old?.level === 'section') expect(kind).toBe('unchanged')
          if (old?.level !== 'subsection') continue
          const changed = wanted.some(({ kind: edited }) => edited === 'move')
          expect(kind === 'unchanged' || (kind === 'ranges' && changed)).toBe(true)
          expect(kind === 'ranges').toBe(ranges !== undefined)
        }
      }),
    )
  })

  it('add up on both sides, equal themselves, and mirror when compared backwards', () => {
    fc.assert(
      fc.property(plan, (wanted) => {
        const { from, to } = editions(wanted)
        const there = compareEditions(from, to)
        const back = compareEditions(to, from)
        expect(brokenTruths(there)).toEqual([])
        expect(brokenTruths(back)).toEqual([])
        expect(rowsAsText(back.rows, false)).toEqual(rowsAsText(there.rows, true))
        expect(toldChanges(compareEditions(to, to))).toEqual([])
      }),
    )
  })
})
