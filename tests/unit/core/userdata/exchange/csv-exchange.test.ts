import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import { exportCsv, importCsv } from '#core/userdata/exchange/csv-exchange.ts'
import { folderChain } from '#core/userdata/folders.ts'
import { anyDocument } from '../../../../fixtures/user-data/arbitrary.ts'

const now = '2026-11-23T10:00:00.000Z'

function read(text: string) {
  let made = 0
  const reading = importCsv(text, now, () => `new${++made}`)
  if (reading.state === 'refused') throw new Error(reading.problem)
  return { ...emptyDocument, ...reading.imported, remarks: reading.remarks }
}

const header = 'Kind,Folder,Name,Path,Codes,Edition,Category,Tags,Note'

describe('an export for spreadsheets', () => {
  it('is imported with equal bookmarks and notes, and folders by name', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const back = read(exportCsv(document))
        expect(back.remarks).toEqual([])
        expect(back.notes).toEqual(document.notes)
        const placed = ({ bookmarks, ...rest }: typeof document) =>
          bookmarks.map(({ folder, ...bookmark }) => ({
            ...bookmark,
            folder: folderChain({ bookmarks, ...rest }, folder).map(({ name }) => name),
          }))
        expect(placed(back)).toEqual(placed(document))
      }),
    )
  })
})

describe('a table from a spreadsheet', () => {
  it('gives one note to each category, with the text of every bookmark and note', () => {
    const { notes } = read(
      [
        'Kind,Name,Codes,Code,Edition,Category,Note',
        'bookmark,A,27301-27599,27447,2026,surgery/a,Ask first',
        'bookmark,A,27301-27599,27446,2026,surgery/a,One side',
        'note,A,27301-27599,27447,2026,surgery/a,Ask first',
        'bookmark,B,27600,,2026,surgery/b,',
      ].join('\n'),
    )
    expect(notes.map(({ text }) => text)).toEqual(['Ask first\n\n27446: One side'])
  })

  it('is read with columns in any order, and restores zeros that a spreadsheet dropped', () => {
    const { bookmarks } = read(
      'category;codes;name;edition\nanesthesia/head;100-222, 42T;Head;2026\n',
    )
    expect(bookmarks).toMatchObject([
      {
        id: 'new1',
        folder: null,
        snapshot: {
          edition: '2026',
          category: 'anesthesia/head',
          name: 'Head',
          path: [],
          ranges: [
            ['00100', '00222'],
            ['0042T', '0042T'],
          ],
        },
        tags: [],
        created: now,
      },
    ])
  })

  it('creates each folder once, nested as in its name', () => {
    const { folders, bookmarks } = read(
      `${header}\n,Work > Knee,A,,27301,2026,surgery/a,,\n,Work,B,,27302,2026,surgery/b,,`,
    )
    expect(folders.map(({ name, parent }) => [name, parent])).toEqual([
      ['Work', null],
      ['Knee', folders[0]?.id],
    ])
    expect(bookmarks.map(({ folder }) => folder)).toEqual([folders[1]?.id, folders[0]?.id])
  })

  it('skips invalid rows, and says which and why with the column names', () => {
    const { bookmarks, remarks } = read(
      `${header}\n,,A,,none,2026,surgery/a,,\n,,B,,27302,2026,surgery/b,,\n,,C,,27303,2026,Not an id,,`,
    )
    expect(bookmarks.map(({ snapshot }) => snapshot.name)).toEqual(['B'])
    expect(remarks).toEqual([
      'Row 2 was skipped. Codes: It should be codes or code ranges, such as 27301-27599.',
      'Row 4 was skipped. Category: It should be a category id such as "surgery/musculoskeletal".',
    ])
  })

  it.each([
    [',,,,27301,2026,surgery/a,,', 'Name: It is empty.'],
    [',,A,,27301,next year,surgery/a,,', 'Edition: It should be an edition id such as "2026".'],
    [
      `,,A,,27301,2026,surgery/a,${'t'.repeat(61)},`,
      'Tags: It is too long: at most 60 characters.',
    ],
    ['note,,A,,27301,2026,surgery/a,,', 'Note: It is empty.'],
  ])('says what is wrong with the row "%s"', (row, problem) => {
    expect(read(`${header}\n${row}`).remarks).toEqual([`Row 2 was skipped. ${problem}`])
  })

  it('is rejected without the required columns, with their names', () => {
    expect(importCsv('Name,Codes\nA,27301', now, () => 'id')).toEqual({
      state: 'refused',
      problem: 'Its first line is missing the columns Edition, Category.',
    })
  })

  it('never throws, whatever it contains', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        importCsv(text, now, () => 'id')
        importCsv(`${header}\n${text}`, now, () => 'id')
      }),
    )
  })
})
