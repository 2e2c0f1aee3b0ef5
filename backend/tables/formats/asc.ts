import type { FieldId } from '#core/tables/fields.ts'
import { moreExact, readRelease } from '#core/tables/release.ts'
import type { TableKindId } from '#core/tables/table-kinds.ts'
import { columnNamed, columnsNamed, findRow, headerName, readColumns } from './columns.ts'
import type { TableFormat } from './format.ts'

const kinds: Readonly<Record<string, TableKindId>> = { aa: 'asc-aa', bb: 'asc-bb', ee: 'asc-ee' }

/** The addenda AA, BB and EE of the surgery center payment system. */
export const ascFormat: TableFormat = {
  detect(head) {
    const header = findRow(
      head.rows,
      (cells) =>
        headerName(cells[0]) === 'hcpcs code' && columnNamed(cells, /^short descriptor$/) > 0,
    )
    if (header === undefined) return undefined
    const above = head.rows.filter(({ line }) => line < header.line)
    const title = above
      .map(({ cells }) => cells.join(' '))
      .find((text) => /addendum (aa|bb|ee)\b/i.test(text))
    const list = /addendum (aa|bb|ee)\b/i.exec(title ?? '')?.[1]?.toLowerCase() ?? ''
    const kind = kinds[list]
    if (kind === undefined) return undefined
    const fields = columnsNamed(header.cells, [
      ['short', /^short descriptor$/],
      ['ascDiscount', /multiple procedure discounting/],
      ['ascIndicator', /payment indicator$/],
      ['ascWeight', /payment weight$/],
      ['ascRate', /payment rate$/],
    ])
    // The column next to the code has no name and contains asterisks.
    const hasStars = headerName(header.cells[1]) === ''
    const all = [...fields, ...(hasStars ? [['ascNote', 1] as const] : [])]
    const fieldNames: FieldId[] = [...all.map(([field]) => field), 'ascList']
    const fromHeader = header.cells.map(readRelease).reduce(moreExact, undefined)
    const fromTitle = title === undefined ? undefined : readRelease(title)
    const named = head.names.map(readRelease).reduce(moreExact, undefined)
    return {
      kind,
      release: moreExact(moreExact(fromHeader, fromTitle), named),
      fields: fieldNames,
      async read(source, sink) {
        await readColumns(source, header.line, { code: 0, fields: all }, sink, (values) => {
          values.ascList = list.toUpperCase()
          if (values.ascIndicator !== undefined) {
            values.ascIndicator = values.ascIndicator.toUpperCase()
          }
        })
        return undefined
      },
    }
  },
}
