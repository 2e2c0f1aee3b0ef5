import { moreExact, readRelease } from '#core/tables/release.ts'
import { columnNamed, columnsNamed, findRow, headerName, readColumns } from './columns.ts'
import type { TableFormat } from './format.ts'

/** Addendum B of the hospital outpatient payment system. */
export const oppsFormat: TableFormat = {
  detect(head) {
    const header = findRow(
      head.rows,
      (cells) =>
        headerName(cells[0]) === 'hcpcs code' &&
        columnNamed(cells, /^si$/) > 0 &&
        columnNamed(cells, /^apc$/) > 0,
    )
    if (header === undefined) return undefined
    const fields = columnsNamed(header.cells, [
      ['short', /^short descriptor$/],
      ['oppsStatus', /^si$/],
      ['apc', /^apc$/],
      ['oppsWeight', /^relative weight$/],
      ['oppsRate', /^payment rate$/],
      ['oppsCopay', /^national unadjusted copayment$/],
      ['oppsLeastCopay', /^minimum unadjusted copayment$/],
      ['oppsPassThrough', /pass-through expiration/],
    ])
    const title = head.rows
      .filter(({ line }) => line < header.line)
      .map(({ cells }) => cells.join(' '))
      .find((text) => /addendum b/i.test(text))
    const named = head.names.map(readRelease).reduce(moreExact, undefined)
    return {
      kind: 'opps',
      release: moreExact(title === undefined ? undefined : readRelease(title), named),
      fields: fields.map(([field]) => field),
      async read(source, sink) {
        await readColumns(source, header.line, { code: 0, fields }, sink)
        return undefined
      },
    }
  },
}
