import { moreExact, readRelease } from '#core/tables/release.ts'
import { columnNamed, columnsNamed, findRow, headerName, readColumns } from './columns.ts'
import type { TableFormat } from './format.ts'

/** Medically Unlikely Edits. The name of the value column contains the setting. */
export const mueFormat: TableFormat = {
  detect(head) {
    const header = findRow(
      head.rows,
      (cells) =>
        /^hcpcs ?\/ ?cpt code$/.test(headerName(cells[0])) && columnNamed(cells, valueColumn) > 0,
    )
    if (header === undefined) return undefined
    const fields = columnsNamed(header.cells, [
      ['mue', valueColumn],
      ['mueIndicator', /adjudication indicator/],
      ['mueRationale', /rationale/],
    ])
    return {
      kind: 'mue',
      variant: settingOf(headerName(header.cells[columnNamed(header.cells, valueColumn)])),
      release: head.names.map(readRelease).reduce(moreExact, undefined),
      fields: fields.map(([field]) => field),
      async read(source, sink) {
        await readColumns(source, header.line, { code: 0, fields }, sink, (values) => {
          // The cell also contains text: `2 Date of Service Edit: Policy`.
          values.mueIndicator = (values.mueIndicator ?? '').slice(0, 1)
        })
        return undefined
      },
    }
  },
}

const valueColumn = /mue values?$/

function settingOf(name: string): string {
  if (name.includes('practitioner')) return 'practitioner'
  if (name.includes('outpatient')) return 'outpatient hospital'
  return name.includes('dme') ? 'DME supplier' : 'other setting'
}
