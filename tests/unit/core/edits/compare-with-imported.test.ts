import { describe, expect, it } from 'vitest'
import { type Comparison, changesOf } from '#core/comparison/comparison.ts'
import type { EditionFile } from '#core/editions/edition-file.ts'
import { applyEdit } from '#core/edits/apply-edit.ts'
import { compareWithImported } from '#core/edits/compare-with-imported.ts'
import { copyEdition, idOfCopy } from '#core/edits/copy-edition.ts'
import type { EditionEdit } from '#core/edits/edition-edit.ts'
import { idPart } from '#core/edits/id-part.ts'
import { madeUpEdition, ranges, smallCategories } from '../../support/made-up-edition.ts'

const previous = madeUpEdition(2026, smallCategories)
const known = new Set(previous.categories.map(({ id }) => id))
const imported = madeUpEdition(2027, smallCategories)

function after(...edits: EditionEdit[]): EditionFile {
  return edits.reduce((edition, edit) => {
    const result = applyEdit(edition, edit, known)
    if (!result.ok) throw new Error(result.problems[0]?.message)
    return result.edition
  }, imported)
}

function told(comparison: Comparison): string[] {
  return changesOf(comparison).map(
    ({ kinds, from, to }) =>
      `${kinds.join(', ')}: ${from.map(({ id }) => id).join(' + ')} → ${to.map(({ id }) => id).join(' + ')}`,
  )
}

describe('the changes in an own edition since its import', () => {
  it('are empty at first', () => {
    expect(told(compareWithImported(imported, imported))).toEqual([])
  })

  it('contain each correction once', () => {
    const edition = after(
      { kind: 'rename', category: 'visits', name: 'Visits and calls' },
      { kind: 'ranges', category: 'surgery/bones', ranges: ranges('12000-13999') },
      {
        kind: 'add',
        parent: 'surgery',
        placing: { by: 'number' },
        heading: { name: 'Nerves', ranges: ranges('14000-14099') },
      },
      {
        kind: 'split',
        category: 'surgery/skin/incision',
        parts: [
          { name: 'Drainage', ranges: ranges('10000-10049') },
          { name: 'Puncture', ranges: ranges('10050-10099') },
        ],
      },
    )
    expect(told(compareWithImported(imported, edition))).toEqual([
      'renamed: visits → visits',
      'split, renamed: surgery/skin/incision → surgery/skin/incision + surgery/skin/puncture',
      'ranges: surgery/bones → surgery/bones',
      'added:  → surgery/nerves',
    ])
  })

  it('follow a moved heading and its content', () => {
    const edition = after(
      { kind: 'move', category: 'surgery/skin', parent: null, placing: { after: 'visits' } },
      { kind: 'rename', category: 'skin/excision', name: 'Removal' },
    )
    expect(told(compareWithImported(imported, edition))).toEqual([
      'moved: surgery/skin → skin',
      'renamed: surgery/skin/excision → skin/excision',
    ])
  })

  it('follow a heading that the previous edition does not have', () => {
    const added: EditionEdit = {
      kind: 'add',
      parent: 'surgery',
      placing: { by: 'number' },
      heading: { name: 'Nerves', ranges: ranges('14000-14099') },
    }
    const before = after(added)
    const edition = after(added, {
      kind: 'move',
      category: 'surgery/nerves',
      parent: null,
      placing: { by: 'number' },
    })
    expect(told(compareWithImported(before, edition))).toEqual(['moved: surgery/nerves → nerves'])
  })

  it('distinguish a merge from a removal', () => {
    const merged = after({
      kind: 'merge',
      category: 'surgery/skin/excision',
      into: 'surgery/skin/incision',
    })
    const removed = after({ kind: 'remove', category: 'surgery/skin/excision' })
    expect(told(compareWithImported(imported, merged))[0]).toMatch(/^merged/)
    expect(told(compareWithImported(imported, removed))).toEqual([
      'removed: surgery/skin/excision → ',
      'removed: surgery/skin/excision/benign → ',
    ])
  })
})

describe('a copy to edit', () => {
  it('equals its original, with another id and title', () => {
    const copy = copyEdition(
      { ...previous, $schema: '../x.json' },
      { id: '2026-own', title: 'Ours' },
    )
    expect(copy).toEqual({ ...previous, id: '2026-own', title: 'Ours' })
  })

  it('gets a free id', () => {
    expect(idOfCopy('2026', ['2026'])).toBe('2026-own')
    expect(idOfCopy('2026', ['2026', '2026-own', '2026-own-2'])).toBe('2026-own-3')
  })
})

describe('the id of a new heading', () => {
  it('is its name in plain letters', () => {
    expect(idPart('Femur & Knee Joint')).toBe('femur-knee-joint')
    expect(idPart('Ménière’s Disease')).toBe('menieres-disease')
    expect(idPart('  … ')).toBe('heading')
    expect(idPart('a'.repeat(59) + ' bc')).toBe('a'.repeat(59))
  })
})
