import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import { changesOf } from '#core/comparison/comparison.ts'
import { formatRanges } from '#core/codes/code-range.ts'
import {
  type CategoryRecord,
  type EditionFile,
  editionFileSchema,
} from '#core/editions/edition-file.ts'
import { findEditionProblems } from '#core/editions/edition-problems.ts'
import { applyEdit } from '#core/edits/apply-edit.ts'
import type { EditionEdit, Placing } from '#core/edits/edition-edit.ts'
import { findLineageProblems } from '#core/editions/lineage-problems.ts'
import { buildOutline } from '#core/editions/outline.ts'
import { madeUpEdition, ranges, smallCategories } from '../../support/made-up-edition.ts'
import { shippedEdition } from '../../support/shipped.ts'

const previous = madeUpEdition(2026, smallCategories)
const known = new Set(previous.categories.map(({ id }) => id))
const own = madeUpEdition(2027, smallCategories)
const byNumber: Placing = { by: 'number' }

/** Returns the edition after an edit. Fails where it is rejected. */
function accepted(edit: EditionEdit, edition: EditionFile = own): EditionFile {
  const result = applyEdit(edition, edit, known)
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join(' '))
  return result.edition
}

/** Returns why an edit is rejected. Fails where it is accepted. */
function rejected(edit: EditionEdit, edition: EditionFile = own): string {
  const result = applyEdit(edition, edit, known)
  if (result.ok) throw new Error('The edit was accepted.')
  return result.problems.map(({ message, remedy }) => `${message} ${remedy}`).join(' ')
}

/** Returns the outline as text: a line for each category. */
function told({ categories }: EditionFile): string[] {
  return categories.map(
    ({ id, name, ranges: codes, continues, resequenced }) =>
      `${id}${name === id ? '' : ` “${name}”`} ${formatRanges(codes)}` +
      (continues === undefined ? '' : ` from ${continues.join(', ')}`) +
      (resequenced ? ' resequenced' : ''),
  )
}

function recordOf({ categories }: EditionFile, id: string) {
  const record = categories.find((each) => each.id === id)
  if (record === undefined) throw new Error(`There is no ${id}.`)
  return record
}

/** Returns what changed from the edition before, as kind and names. */
function changesFromBefore(edition: EditionFile): string[] {
  const comparison = compareEditions(buildOutline(previous), buildOutline(edition))
  return changesOf(comparison).map(
    ({ kind, from, to, inferred }) =>
      `${kind}${inferred ? ' (inferred)' : ''}: ${from.map(({ name }) => name).join(' + ')} → ${to.map(({ name }) => name).join(' + ')}`,
  )
}

describe('a correction of an own edition', () => {
  it('renames a heading and keeps its id', () => {
    const edition = accepted({ kind: 'rename', category: 'surgery/bones', name: '  Bone ' })
    expect(recordOf(edition, 'surgery/bones').name).toBe('Bone')
    expect(changesFromBefore(edition)).toEqual(['renamed: surgery/bones → Bone'])
  })

  it('changes the ranges of a heading, sorts them, and moves it into numerical order', () => {
    const edition = accepted({
      kind: 'ranges',
      category: 'surgery/skin/incision',
      ranges: ranges('10900-10999, 10800-10850'),
    })
    expect(told(edition).slice(3, 6)).toEqual([
      'surgery/skin/excision 10100-10199, 10300-10399',
      'surgery/skin/excision/benign 10100-10149',
      'surgery/skin/incision 10800-10850, 10900-10999',
    ])
  })

  it('moves a heading with its content, and records where each came from', () => {
    const widened = accepted(
      {
        kind: 'ranges',
        category: 'surgery/bones',
        ranges: ranges('10100-10399, 12000-12999'),
      },
      accepted(
        { kind: 'ranges', category: 'surgery/skin', ranges: ranges('10000-10099') },
        withoutExcision(),
      ),
    )
    const edition = accepted(
      {
        kind: 'add',
        parent: 'surgery/bones',
        placing: byNumber,
        heading: { name: 'Excision', ranges: ranges('10100-10199') },
      },
      widened,
    )
    const moved = accepted(
      { kind: 'move', category: 'surgery/bones', parent: null, placing: { after: 'visits' } },
      edition,
    )
    expect(told(moved)).toEqual([
      'visits 90000-90999',
      'bones “surgery/bones” 10100-10399, 12000-12999 from surgery/bones',
      'bones/excision “Excision” 10100-10199',
      'surgery 10000-19999',
      'surgery/skin 10000-10099',
      'surgery/skin/incision 10000-10099',
    ])
  })

  it('forgets where a heading came from when it is moved back', () => {
    const edition = accepted({
      kind: 'move',
      category: 'surgery/bones',
      parent: null,
      placing: byNumber,
    })
    const back = accepted(
      { kind: 'move', category: 'bones', parent: 'surgery', placing: byNumber },
      edition,
    )
    const record = recordOf(back, 'surgery/bones')
    expect(record.continues).toBeUndefined()
    expect(record.formerIds).toEqual(['bones'])
    expect(changesFromBefore(back)).toEqual([])
  })

  it('marks only headings that are out of numerical order as resequenced', () => {
    const edition = accepted({
      kind: 'move',
      category: 'surgery/skin/incision',
      parent: 'surgery/skin',
      placing: { after: 'surgery/skin/excision' },
    })
    expect(told(edition).at(-2)).toBe('surgery/skin/incision 10000-10099 resequenced')
    const back = accepted(
      {
        kind: 'move',
        category: 'surgery/skin/incision',
        parent: 'surgery/skin',
        placing: { after: null },
      },
      edition,
    )
    expect(back).toEqual(own)
  })

  it('splits a heading, and assigns its headings to the parts by their codes', () => {
    const edition = accepted({
      kind: 'split',
      category: 'surgery/skin/excision',
      parts: [
        { name: 'Excision of other lesions', ranges: ranges('10150-10199, 10300-10399') },
        { name: 'Excision of benign lesions', ranges: ranges('10100-10149') },
      ],
    })
    expect(told(edition).slice(3, 7)).toEqual([
      'surgery/skin/incision 10000-10099',
      'surgery/skin/excision-of-benign-lesions “Excision of benign lesions” 10100-10149 from surgery/skin/excision',
      'surgery/skin/excision-of-benign-lesions/benign “surgery/skin/excision/benign” 10100-10149 from surgery/skin/excision/benign',
      'surgery/skin/excision “Excision of other lesions” 10150-10199, 10300-10399',
    ])
    expect(changesFromBefore(edition)).toEqual([
      'split: surgery/skin/excision → Excision of benign lesions + Excision of other lesions',
    ])
  })

  it('merges a heading into another one, which gets its codes and headings', () => {
    const edition = accepted({
      kind: 'merge',
      category: 'surgery/skin/excision',
      into: 'surgery/skin/incision',
    })
    expect(told(edition).slice(3, 5)).toEqual([
      'surgery/skin/incision 10000-10199, 10300-10399 from surgery/skin/excision',
      'surgery/skin/incision/benign “surgery/skin/excision/benign” 10100-10149 from surgery/skin/excision/benign',
    ])
    expect(changesFromBefore(edition)).toEqual([
      'merged: surgery/skin/incision + surgery/skin/excision → surgery/skin/incision',
    ])
  })

  it('merges a heading into its parent', () => {
    const edition = accepted({
      kind: 'merge',
      category: 'surgery/skin/excision',
      into: 'surgery/skin',
    })
    expect(told(edition)).toContain(
      'surgery/skin/benign “surgery/skin/excision/benign” 10100-10149 from surgery/skin/excision/benign',
    )
  })

  it('adds a heading in numerical order', () => {
    const edition = accepted({
      kind: 'add',
      parent: 'surgery',
      placing: byNumber,
      heading: { name: 'Muscles & Tendons', ranges: ranges('11000-11999') },
    })
    expect(told(edition).at(-2)).toBe('surgery/muscles-tendons “Muscles & Tendons” 11000-11999')
    expect(changesFromBefore(edition)).toEqual(['added:  → Muscles & Tendons'])
  })

  it('never reuses an id for a new heading', () => {
    const moved = accepted({
      kind: 'move',
      category: 'surgery/bones',
      parent: null,
      placing: byNumber,
    })
    const edition = accepted(
      {
        kind: 'add',
        parent: 'surgery',
        placing: byNumber,
        heading: { name: 'Bones', ranges: ranges('13000-13099') },
      },
      moved,
    )
    expect(told(edition)).toContain('surgery/bones-2 “Bones” 13000-13099')
  })

  it('removes a heading with its content', () => {
    const edition = accepted({ kind: 'remove', category: 'surgery/skin' })
    expect(told(edition)).toEqual([
      'visits 90000-90999',
      'surgery 10000-19999',
      'surgery/bones 12000-12999',
    ])
  })
})

describe('a correction that would make the edition invalid', () => {
  it.each<[string, EditionEdit, RegExp]>([
    ['a name of blanks', { kind: 'rename', category: 'visits', name: '  ' }, /has no name/],
    ['too long a name', { kind: 'rename', category: 'visits', name: 'x'.repeat(201) }, /200 char/],
    ['no codes', { kind: 'ranges', category: 'visits', ranges: [] }, /one code or range/],
    [
      'codes outside of the parent',
      { kind: 'ranges', category: 'surgery/bones', ranges: ranges('20000-20099') },
      /extends beyond its parent's 10000-19999/,
    ],
    [
      'codes of a sibling',
      { kind: 'ranges', category: 'surgery/bones', ranges: ranges('10900-12999') },
      /overlaps/,
    ],
    [
      'codes that leave a heading below outside',
      { kind: 'ranges', category: 'surgery/skin/excision', ranges: ranges('10120-10199') },
      /extends beyond its parent's 10120-10199/,
    ],
    [
      'a move below itself',
      { kind: 'move', category: 'surgery', parent: 'surgery/skin', placing: byNumber },
      /below itself/,
    ],
    [
      'a split into one',
      {
        kind: 'split',
        category: 'visits',
        parts: [{ name: 'All', ranges: ranges('90000-90999') }],
      },
      /two headings/,
    ],
    [
      'a split through a heading below',
      {
        kind: 'split',
        category: 'surgery/skin/excision',
        parts: [
          { name: 'One', ranges: ranges('10100-10120') },
          { name: 'Two', ranges: ranges('10121-10199') },
        ],
      },
      /No part contains all codes of “surgery\/skin\/excision\/benign”/,
    ],
    [
      'a merger into a heading below',
      { kind: 'merge', category: 'surgery', into: 'surgery/skin' },
      /cannot be merged/,
    ],
    ['a heading that is not there', { kind: 'remove', category: 'dental' }, /no longer in/],
  ])('is rejected with a reason: %s', (_what, edit, reason) => {
    expect(rejected(edit)).toMatch(reason)
  })

  it('is rejected if it removes the last heading', () => {
    const single = madeUpEdition(2027, [{ id: 'visits', codes: '90000-90999' }])
    expect(rejected({ kind: 'remove', category: 'visits' }, single)).toMatch(/at least one heading/)
  })
})

describe('undo', () => {
  it('is rejected if the headings have changed since', () => {
    const edit = { kind: 'rename', category: 'visits', name: 'Office' } as const
    const result = applyEdit(own, edit, known)
    if (!result.ok) throw new Error('The edit was rejected.')
    const other = accepted({ ...edit, name: 'Clinic' }, result.edition)
    expect(rejected(result.inverse, other)).toMatch(/changed these headings/)
  })

  it('is exact after any edits of a shipped edition, and each edit leaves a valid edition', () => {
    const before = shippedEdition('2025')
    const idsBefore = new Set(before.categories.map(({ id }) => id))
    const copy = medicineOf(shippedEdition('2026'))
    let applied = 0
    fc.assert(
      fc.property(fc.array(anyEdit(copy), { minLength: 1, maxLength: 4 }), (edits) => {
        let edition = copy
        const inverses: EditionEdit[] = []
        const states: string[] = []
        for (const edit of edits) {
          const result = applyEdit(edition, edit, idsBefore)
          if (!result.ok) {
            expect(result.problems.length).toBeGreaterThan(0)
            continue
          }
          applied++
          states.push(JSON.stringify(edition))
          inverses.push(result.inverse)
          edition = result.edition
          expect(editionFileSchema.safeParse(edition).error).toBeUndefined()
          const problems = findEditionProblems(edition, 'own')
          expect([...problems, ...findLineageProblems(edition, before, 'own')]).toEqual([])
        }
        while (states.length > 0) {
          const undone = applyEdit(edition, inverses.pop() ?? fail(), idsBefore)
          if (!undone.ok) throw new Error('The undo was rejected.')
          edition = undone.edition
          expect(JSON.stringify(edition)).toBe(states.pop())
        }
      }),
      { numRuns: 50 },
    )
    // Most arbitrary edits are rejected; enough must not be, or nothing is tested.
    expect(applied).toBeGreaterThan(50)
  })
})

function fail(): never {
  throw new Error('There is no inverse.')
}

/** Returns an edition of the Medicine section alone. */
function medicineOf(edition: EditionFile): EditionFile {
  return { ...edition, categories: edition.categories.filter(({ id }) => /^medicine\b/.test(id)) }
}

/** The small edition without the heading Excision. */
function withoutExcision(): EditionFile {
  return accepted({ kind: 'remove', category: 'surgery/skin/excision' })
}

/** Edits of an edition's headings, of which many are good: with parts of their own codes. */
function anyEdit({ categories }: EditionFile): fc.Arbitrary<EditionEdit> {
  const record = fc.constantFrom(...categories)
  const name = fc.string({ minLength: 1, maxLength: 30, unit: 'binary' })
  const placing = fc.constantFrom<Placing>({ by: 'number' }, { after: null })
  const id = (each: CategoryRecord) => each.id
  return fc.oneof(
    fc
      .tuple(record, name)
      .map(([each, text]): EditionEdit => ({ kind: 'rename', category: id(each), name: text })),
    fc.tuple(record, record, fc.boolean()).map(([each, other, isOther]): EditionEdit => ({
      kind: 'ranges',
      category: id(each),
      ranges: isOther ? other.ranges : each.ranges.slice(0, 1),
    })),
    fc.tuple(record, record, placing).map(([each, parent, place]): EditionEdit => ({
      kind: 'move',
      category: id(each),
      parent: id(parent),
      placing: place,
    })),
    fc.tuple(record, fc.constantFrom(null), placing).map(([each, parent, place]): EditionEdit => ({
      kind: 'move',
      category: id(each),
      parent,
      placing: place,
    })),
    record.map((each): EditionEdit => ({
      kind: 'move',
      category: id(each),
      // To where its grandparent stands: its codes lie in there too.
      parent: categories.find((other) => other.id === each.parent)?.parent ?? null,
      placing: { by: 'number' },
    })),
    fc.tuple(record, name).map(([each, text]): EditionEdit => ({
      kind: 'split',
      category: id(each),
      parts: [
        { name: each.name, ranges: each.ranges.slice(0, 1) },
        { name: text, ranges: each.ranges.slice(1) },
      ],
    })),
    fc.tuple(record, record).map(([each, other]): EditionEdit => ({
      kind: 'merge',
      category: id(each),
      into: other.parent === each.parent ? id(other) : (each.parent ?? id(other)),
    })),
    fc.tuple(record, name, placing).map(([parent, text, place]): EditionEdit => ({
      kind: 'add',
      parent: id(parent),
      placing: place,
      heading: { name: text, ranges: parent.ranges.slice(0, 1) },
    })),
    record.map((each): EditionEdit => ({ kind: 'remove', category: id(each) })),
  )
}
