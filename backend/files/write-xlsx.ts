import { strToU8, zipSync } from 'fflate'
import { columnLetter } from '#core/spreadsheet/sheet-columns.ts'

/** How the cells of a row are drawn. */
export interface RowStyle {
  readonly bold?: boolean
  /** The background as RGB in hexadecimal, such as `DCE6F1`. */
  readonly fill?: string
  /** How many steps the text of one column is indented. */
  readonly indent?: number
}

export interface SheetToWrite {
  readonly name: string
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[]
  /** The column, from 0, that indents apply to. */
  readonly indented: number
  readonly rows: readonly { readonly cells: readonly string[]; readonly style: RowStyle }[]
  /** How many rows from the top stay in sight. */
  readonly frozen: number
}

/** Every workbook with the same content is the same file. */
const entryTime = new Date(1980, 0, 1)
/** The number of the format "Text": what is typed into such a cell stays as it is typed, a code with its zeros too. */
const textFormat = 49
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** Returns a workbook of one sheet, all of whose cells are text. */
export function writeXlsx(sheet: SheetToWrite): Uint8Array {
  const styles = new StyleSheet(sheet)
  const rows = sheet.rows.map(({ cells, style }, index) => {
    const row = index + 1
    const written = cells.map((cell, column) => {
      if (cell === '') return ''
      const place = `${columnLetter(column)}${row}`
      return `<c r="${place}" s="${styles.of(style, column)}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
    })
    return `<row r="${row}" s="${styles.of(style, -1)}" customFormat="1">${written.join('')}</row>`
  })
  const columns = sheet.widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${styles.of({}, -1)}" customWidth="1"/>`,
  )
  const pane =
    sheet.frozen === 0
      ? ''
      : `<pane ySplit="${sheet.frozen}" topLeftCell="A${sheet.frozen + 1}" activePane="bottomLeft" state="frozen"/>`
  const parts = {
    '[Content_Types].xml': `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escaped(sheet.name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': styles.toXml(),
    'xl/worksheets/sheet1.xml': `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${rows.join('')}</sheetData></worksheet>`,
  }
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, text]) => [name, [strToU8(text), { mtime: entryTime }]]),
    ),
  )
}

/** Gathers the styles that the rows of a sheet need. */
class StyleSheet {
  readonly #indented: number
  readonly #known = new Map<string, number>()
  readonly #formats: string[] = []
  readonly #fills: string[]

  constructor({ rows, indented }: SheetToWrite) {
    this.#indented = indented
    this.#fills = [...new Set(rows.flatMap(({ style }) => style.fill ?? []))]
    this.of({}, -1)
  }

  /** Returns the number of the style of a row's cell in a column. */
  of({ bold = false, fill, indent = 0 }: RowStyle, column: number): number {
    const steps = column === this.#indented ? indent : 0
    const key = [bold, fill, steps].join()
    const known = this.#known.get(key)
    if (known !== undefined) return known
    // Two fills come first that every workbook has.
    const fillId = fill === undefined ? 0 : this.#fills.indexOf(fill) + 2
    const alignment = `<alignment vertical="top"${steps > 0 ? ` horizontal="left" indent="${steps}"` : ''}/>`
    this.#known.set(key, this.#formats.length)
    return (
      this.#formats.push(
        `<xf numFmtId="${textFormat}" fontId="${bold ? 1 : 0}" fillId="${fillId}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">${alignment}</xf>`,
      ) - 1
    )
  }

  toXml(): string {
    const font = (bold: string) => `<font>${bold}<sz val="11"/><name val="Calibri"/></font>`
    const fills = this.#fills.map(
      (fill) =>
        `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/></patternFill></fill>`,
    )
    return `${xml}<styleSheet xmlns="${main}"><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="${fills.length + 2}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fills.join('')}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${this.#formats.length}">${this.#formats.join('')}</cellXfs></styleSheet>`
  }
}

/** Returns a text as XML. An escape such as `_x0041_` in it stays what it is, and what XML cannot hold becomes one. */
function escaped(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(
      // oxlint-disable-next-line no-control-regex -- XML has no place for these.
      /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]/g,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
