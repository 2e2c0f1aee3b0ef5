import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportEdition } from '#backend/editions/export-edition.ts'
import { compareEditions } from '#core/comparison/compare-editions.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import { findEditionProblems } from '#core/editions/edition-problems.ts'
import { buildOutline } from '#core/editions/outline.ts'
import { madeUpEdition, smallCategories } from '../../support/made-up-edition.ts'
import { editableSheet, importBeside } from '../../support/import-edition.ts'
import { nextBook, nextBookCounts } from '../../support/next-book.ts'
import { shippedEdition } from '../../support/shipped.ts'

const before = madeUpEdition(2026, smallCategories)
const sheetOf = () => editableSheet(before)
const importSheet = (sheet = sheetOf(), answers = {}) =>
  importBeside([before], sheet.csv(), { id: '2027' }, answers)
const faultsOf = async (sheet = sheetOf()) =>
  (await importSheet(sheet)).faults.map(({ row, column, message }) => ({ row, column, message }))
const recordOf = async (sheet: ReturnType<typeof sheetOf>, id: string, answers = {}) =>
  (await importSheet(sheet, answers)).edition?.categories.find((category) => category.id === id)

describe('twenty changes entered in the sheet of 2026', () => {
  const shipped = shippedEdition('2026')
  const bytes = nextBook(shipped).csv()

  it('need three answers, and compare as what they are', async () => {
    const asked = await importBeside([shipped], bytes, { id: '2027' })
    expect(asked.faults).toEqual([])
    expect(asked.questions.map(({ kind, about }) => `${kind}: ${about.name}`)).toEqual([
      'origin: Complex Repair, Eyelids to Lips',
      'origin: Excision of Breast Lesions',
      'end: Intermediate Repair',
    ])
    const answers = Object.fromEntries(
      asked.questions.map(({ key, suggested }) => [key, suggested]),
    )
    const { edition } = await importBeside([shipped], bytes, { id: '2027' }, answers)
    if (edition === null) throw new Error('There is no edition.')
    expect(edition).toMatchObject({ title: 'CPT 2027', effectiveDate: '2027-01-01', notes: [] })
    const { counts } = compareEditions(buildOutline(shipped), buildOutline(edition))
    expect(counts).toMatchObject(nextBookCounts)
  })
})

describe('a heading', () => {
  it('with an id keeps it when it is renamed, and says that it was entered', async () => {
    const sheet = sheetOf()
    sheet.set('visits', 'Name', 'Encounters')
    expect(await recordOf(sheet, 'visits')).toMatchObject({
      name: 'Encounters',
      basis: 'own entry',
    })
    expect(await recordOf(sheet, 'surgery')).toMatchObject({ basis: 'named source' })
  })

  it('without an id is the one of the same name, or of the same codes, at its place', async () => {
    const sheet = sheetOf()
    sheet.set('surgery/bones', 'Id', '')
    sheet.set('surgery/skin/incision', 'Id', '')
    sheet.rows.forEach((cells) => {
      if (cells[1] === 'surgery/skin/incision') cells[1] = 'Cutting'
    })
    const draft = await importSheet(sheet)
    expect(draft.questions).toEqual([])
    expect(draft.edition?.categories.map(({ id }) => id)).toEqual(
      before.categories.map(({ id }) => id),
    )
  })

  it('below another one gets an id there, and continues the old one', async () => {
    const sheet = sheetOf()
    const cells = sheet.remove('surgery/skin/excision/benign')
    sheet.set('surgery/skin', 'Code ranges', '10000-10099, 10150-10999')
    sheet.set('surgery/skin/excision', 'Code ranges', '10150-10199, 10300-10399')
    sheet.rows.splice(sheet.lineOf('surgery/skin') - 1, 0, ['Subsection', ...cells.slice(1)])
    sheet.set('surgery/skin/excision/benign', 'Marks', 'resequenced')
    expect(await recordOf(sheet, 'surgery/benign')).toMatchObject({
      parent: 'surgery',
      continues: ['surgery/skin/excision/benign'],
    })
  })

  it('may say by name what it came from', async () => {
    const sheet = sheetOf()
    sheet.insertAfter('surgery/bones', {
      Level: 'Subsection',
      Name: 'Joints',
      'Code ranges': '13000',
      'Came from': 'surgery/bones',
    })
    expect(await recordOf(sheet, 'surgery/joints')).toMatchObject({ continues: ['surgery/bones'] })
    sheet.rows.at(-1)?.splice(4, 1, 'Bones and more')
    expect(await faultsOf(sheet)).toMatchObject([{ row: sheet.rows.length, column: 'E' }])
  })

  it('that may be two others is asked, and unanswered it is new', async () => {
    const sheet = sheetOf()
    sheet.set('surgery/bones', 'Code ranges', '12000-12499')
    sheet.insertAfter('surgery/bones', {
      Level: 'Subsection',
      Name: 'Ligaments',
      'Code ranges': '12500-12999',
    })
    const { questions } = await importSheet(sheet)
    expect(questions).toMatchObject([{ kind: 'origin', suggested: 'surgery/bones' }])
    expect((await recordOf(sheet, 'surgery/ligaments'))?.continues).toBeUndefined()
    const answers = { [questions[0]?.key ?? '']: 'surgery/bones' }
    expect((await recordOf(sheet, 'surgery/ligaments', answers))?.continues).toEqual([
      'surgery/bones',
    ])
  })
})

describe('what spreadsheets do to a sheet', () => {
  const withRanges = (text: string) => {
    const sheet = sheetOf()
    sheet.set('surgery/bones', 'Code ranges', text)
    return sheet
  }
  const bones = sheetOf().lineOf('surgery/bones')

  it('a range that became a date is reported by row and column', async () => {
    for (const date of ['1-Jan', 'Jan-01', '1/1/2026', '2026-01-01']) {
      const draft = await importSheet(withRanges(date))
      expect(draft.faults).toMatchObject([
        {
          row: bones,
          column: 'C',
          message: `The spreadsheet made a date of it: ${date}.`,
          remedy: 'Format the column as text, then enter the code range again.',
        },
      ])
    }
  })

  it('missing leading zeros are restored, and reported', async () => {
    const anesthesia = madeUpEdition(2026, [{ id: 'anesthesia', codes: '00100-00222' }])
    const sheet = editableSheet(anesthesia)
    sheet.set('anesthesia', 'Code ranges', '100')
    const draft = await importBeside([anesthesia], sheet.csv(), { id: '2027' })
    expect(draft.edition?.categories[0]?.ranges).toEqual([['00100', '00100']])
    expect(draft.remarks).toEqual([`Leading zeros were put back on a code (00100 in row 6).`])
  })

  it('other dashes and blanks mean what they look like', async () => {
    const draft = await importSheet(withRanges('12000\u2013\u00a012999'))
    expect(draft.faults).toEqual([])
    expect(draft.edition).toEqual((await importSheet()).edition)
  })

  it('moved columns, and further ones, are found by their names', async () => {
    const sheet = sheetOf()
    const moved = sheet.rows.map((cells) => ['mine', ...cells].reverse())
    const header = 4
    sheet.rows.splice(header, sheet.rows.length, ...moved.slice(header))
    expect((await importSheet(sheet)).edition).toEqual((await importSheet()).edition)
  })

  it('a column without a name is reported', async () => {
    const sheet = sheetOf()
    for (const cells of sheet.rows) if (cells[2] === 'Code ranges') cells[2] = ''
    expect(await faultsOf(sheet)).toEqual([
      { row: null, column: null, message: 'There is no column “Code ranges”.' },
    ])
  })

  it('a duplicate id is reported for the second row', async () => {
    const sheet = sheetOf()
    sheet.set('surgery/bones', 'Id', 'surgery/skin')
    expect((await faultsOf(sheet))[0]).toMatchObject({
      row: bones,
      column: 'F',
      message: 'The id "surgery/skin" is already used at row 8.',
    })
  })

  it('a missing or invalid level is reported', async () => {
    const sheet = sheetOf()
    sheet.set('surgery/skin/incision', 'Level', 'Subheading')
    expect(await faultsOf(sheet)).toMatchObject([{ column: 'A' }])
    sheet.set('surgery/skin/incision', 'Level', 'Chapter')
    expect(await faultsOf(sheet)).toMatchObject([{ message: '“Chapter” is not a level.' }])
  })

  it('100,000 rows are no edition', async () => {
    const sheet = sheetOf()
    const last = sheet.rows.at(-1) ?? []
    for (let count = 0; count < 100_000; count++) sheet.rows.push(last)
    expect((await faultsOf(sheet))[0]?.message).toMatch(/^There are more than 20,000 rows/)
  })

  it('a file that is no edition at all is rejected', async () => {
    const table = new TextEncoder().encode('Code,Description\n10040,x\n')
    await expect(importBeside([before], table)).rejects.toThrow(/does not contain an edition/)
  })
})

describe('a workbook', () => {
  const workbook = () => unzipSync(exportEdition(before, undefined, 'xlsx').bytes)
  const edited = (change: (sheet: string) => string) => {
    const parts = workbook()
    const name = 'xl/worksheets/sheet1.xml'
    return zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name] ?? strToU8('')))) })
  }
  const importWorkbook = (bytes: Uint8Array) => importBeside([before], bytes, { id: '2027' })

  it('with merged cells is reported with their addresses', async () => {
    const bytes = edited((sheet) =>
      sheet.replace(
        '</sheetData>',
        '</sheetData><mergeCells count="1"><mergeCell ref="A8:A9"/></mergeCells>',
      ),
    )
    expect((await importWorkbook(bytes)).faults[0]).toMatchObject({
      row: 8,
      column: 'A',
      message: 'The cells A8:A9 are merged, so only the first one has content.',
    })
  })

  it('with a title merged over the columns is read', async () => {
    const bytes = edited((sheet) =>
      sheet.replace(
        '</sheetData>',
        '</sheetData><mergeCells><mergeCell ref="A1:D1"/></mergeCells>',
      ),
    )
    expect((await importWorkbook(bytes)).faults).toEqual([])
  })

  it('with two sheets that contain an edition is reported with both names', async () => {
    const parts = workbook()
    const text = (name: string) => strFromU8(parts[name] ?? strToU8(''))
    const bytes = zipSync({
      ...parts,
      'xl/worksheets/sheet2.xml': parts['xl/worksheets/sheet1.xml'] ?? strToU8(''),
      'xl/workbook.xml': strToU8(
        text('xl/workbook.xml').replace(
          '</sheets>',
          '<sheet name="Old" sheetId="2" r:id="rId9"/></sheets>',
        ),
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        text('xl/_rels/workbook.xml.rels').replace(
          '</Relationships>',
          '<Relationship Id="rId9" Type="x" Target="worksheets/sheet2.xml"/></Relationships>',
        ),
      ),
    })
    expect((await importWorkbook(bytes)).faults[0]?.message).toBe(
      '“Edition 2026” and “Old” both contain an edition.',
    )
  })
})

describe('whatever is done to a file', () => {
  it('it becomes a valid edition, or its problems are reported', async () => {
    const sheet = sheetOf().csv()
    const workbook = exportEdition(before, undefined, 'xlsx').bytes
    const packed = exportEdition(before, undefined, 'atlasedition').bytes
    const mutation = fc.record({
      file: fc.constantFrom(sheet, workbook, packed),
      at: fc.nat(),
      bytes: fc.uint8Array({ maxLength: 12 }),
      cut: fc.nat({ max: 12 }),
    })
    await fc.assert(
      fc.asyncProperty(mutation, async ({ file, at, bytes, cut }) => {
        const place = at % file.length
        const mutated = Buffer.concat([file.subarray(0, place), bytes, file.subarray(place + cut)])
        try {
          const draft = await importBeside([before], mutated, { id: '2027' })
          expect(draft.edition === null).toBe(draft.faults.length > 0)
          expect(draft.parts === undefined).toBe(draft.faults.length > 0)
          if (draft.edition !== null) expect(findEditionProblems(draft.edition, '')).toEqual([])
        } catch (error) {
          // Any other error would be ours.
          if (!(error instanceof CallFailed)) throw error
        }
      }),
      { numRuns: 300 },
    )
  })

  it('randomly changed cells are reported by row and column, or make a valid edition', async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        '',
        'Section',
        'Heading',
        '10000',
        '1-Jan',
        '10000-',
        'surgery',
        'visits',
        '9',
      ),
    )
    const change = fc.record({ row: fc.nat(), column: fc.nat({ max: 7 }), cell })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const sheet = sheetOf()
        for (const { row, column, cell: text } of changes) {
          const cells = sheet.rows[5 + (row % (sheet.rows.length - 5))]
          if (cells !== undefined) cells[column] = text
        }
        const { edition, faults } = await importSheet(sheet)
        if (edition !== null) expect(findEditionProblems(edition, '')).toEqual([])
        else expect(faults.every(({ row }) => row !== null && row >= 5)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})
