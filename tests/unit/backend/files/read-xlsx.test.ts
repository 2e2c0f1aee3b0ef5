import { describe, expect, it } from 'vitest'
import { openWorkbook } from '#backend/files/read-xlsx.ts'
import { makeWorkbook, makeXlsx } from '../../../fixtures/files/make-xlsx.ts'
import { makeZip } from '../../../fixtures/files/make-zip.ts'

async function rowsOf(bytes: Uint8Array) {
  const [sheet] = (await openWorkbook(bytes)).sheets
  const rows: (readonly string[])[] = []
  if (sheet === undefined) return rows
  for await (const { line, cells } of sheet.rows()) rows.push([String(line), ...cells])
  return rows
}

describe('a spreadsheet', () => {
  it('returns rows with numbers and texts as text, and empty cells for missing ones', async () => {
    const bytes = makeXlsx([['Code', undefined, 'Text'], [], [27130, 0.1 + 0.2, 'a < b']])
    expect(await rowsOf(bytes)).toEqual([
      ['1', 'Code', '', 'Text'],
      ['3', '27130', '0.3', 'a < b'],
    ])
  })

  it('reads the last value of a formula, and inline and rich text as text', async () => {
    const xml =
      '<sheetData><row><c><f>1+1</f><v>2</v></c><c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>no</t></rPh></is></c><c t="str"><f>x</f><v>_x001A_c</v></c></row></sheetData>'
    expect(await rowsOf(makeWorkbook(xml))).toEqual([['1', '2', 'ab', '\u001Ac']])
  })

  it('shows numbers in a date style as dates', async () => {
    const xml =
      '<sheetData><row><c s="0"><v>46023</v></c><c s="1"><v>46023</v></c></row></sheetData>'
    const styles =
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    const bytes = makeWorkbook(xml, [], 'S', [{ name: 'xl/styles.xml', bytes: styles }])
    expect(await rowsOf(bytes)).toEqual([['1', '46023', '2026-01-01']])
  })

  it('skips a million empty rows', async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, index) => `<row r="${index + 1}"/>`)
    const xml = `<sheetData>${empty.join('')}<row r="1000001"><c><v>7</v></c></row></sheetData>`
    expect(await rowsOf(makeWorkbook(xml))).toEqual([['1000001', '7']])
  })

  it('never expands custom entities', async () => {
    const bytes = makeZip([
      { name: 'xl/workbook.xml', bytes: '<!DOCTYPE w [<!ENTITY a "aaaa">]><w>&a;</w>' },
      { name: 'xl/_rels/workbook.xml.rels', bytes: '<Relationships/>' },
    ])
    await expect(openWorkbook(bytes)).rejects.toThrow('damaged in xl/workbook.xml')
  })

  it('does not follow a sheet outside the file', async () => {
    const bytes = makeZip([
      {
        name: 'xl/workbook.xml',
        bytes: '<workbook><sheets><sheet name="a" r:id="r"/></sheets></workbook>',
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        bytes:
          '<Relationships><Relationship Id="r" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
      },
    ])
    expect((await openWorkbook(bytes)).sheets).toEqual([])
  })
})
