import { type Release, laterRelease, moreExact, readRelease } from '#core/tables/release.ts'
import { columnNamed, columnsNamed, findRow, headerName, readColumns } from './columns.ts'
import type { TableFormat } from './format.ts'

/** The Clinical Laboratory Fee Schedule since 2018, as CSV, XLSX or text separated by `~`. */
export const clfsFormat: TableFormat = {
  detect(head) {
    const header = findRow(
      head.rows,
      (cells) =>
        headerName(cells[0]) === 'year' &&
        headerName(cells[1]) === 'hcpcs' &&
        columnNamed(cells, /^rate/) > 0,
    )
    if (header === undefined) return undefined
    const fields = columnsNamed(header.cells, [
      ['short', /^shortdesc/],
      ['medium', /^longdesc/],
      ['long', /^extendedlongdesc/],
      ['labPrice', /^rate/],
      ['labIndicator', /^indicator$/],
      ['labEffective', /^eff_date$/],
    ])
    const columns = { code: 1, modifier: columnNamed(header.cells, /^mod$/), fields }
    return {
      kind: 'clfs',
      release: head.names.map(readRelease).reduce(moreExact, undefined),
      fields: fields.map(([field]) => field),
      async read(source, sink) {
        let latest: Release | undefined
        await readColumns(source, header.line, columns, sink, (values) => {
          // A price of 0 set by the contractor means no price.
          if (values.labIndicator === 'L' && Number(values.labPrice) === 0) values.labPrice = ''
          const since = readRelease(values.labEffective ?? '')
          if (since !== undefined) latest = laterRelease(latest, since)
        })
        return latest
      },
    }
  },
}
