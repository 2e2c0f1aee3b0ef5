import { type Release, laterRelease, readRelease } from '#core/tables/release.ts'
import { readColumns } from './columns.ts'
import type { TableFormat } from './format.ts'

const fieldCount = 8

/** CDC's map from vaccine codes of CPT to CVX: no header, eight fields separated by `|`. */
export const cvxFormat: TableFormat = {
  detect(head) {
    const isRecord = (cells: readonly string[]) =>
      cells.length === fieldCount &&
      /^\d{4}[\dA]\s*$/.test(cells[0] ?? '') &&
      /^\d{1,3}\s*$/.test(cells[4] ?? '') &&
      /^\d{4}\/\d\d\/\d\d$/.test((cells[6] ?? '').trim())
    if (head.rows.filter(({ cells }) => isRecord(cells)).length < 3) return undefined
    const fields = [
      ['cvxName', 3],
      ['cvx', 4],
      ['cvxComment', 5],
      ['cvxUpdated', 6],
    ] as const
    return {
      kind: 'cvx',
      release: undefined,
      fields: fields.map(([field]) => field),
      async read(source, sink) {
        let latest: Release | undefined
        await readColumns(source, 0, { code: 0, fields }, sink, ({ cvxUpdated = '' }) => {
          const since = readRelease(cvxUpdated.replaceAll('/', '-'))
          if (since !== undefined) latest = laterRelease(latest, since)
        })
        return latest
      },
    }
  },
}
