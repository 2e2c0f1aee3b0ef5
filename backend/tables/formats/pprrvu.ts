import type { FieldId } from '#core/tables/fields.ts'
import { type Release, moreExact, readRelease } from '#core/tables/release.ts'
import { columnNamed, findRow, headerName, readColumns } from './columns.ts'
import type { Detected, Head, TableFormat } from './format.ts'

/** Up to column 23, the positions have not changed since 2020. Later columns are found by name. */
const byPosition: readonly (readonly [FieldId, number])[] = [
  ['short', 2],
  ['status', 3],
  ['notForMedicare', 4],
  ['workRvu', 5],
  ['peNonFacility', 6],
  ['nonFacilityNa', 7],
  ['peFacility', 8],
  ['facilityNa', 9],
  ['malpracticeRvu', 10],
  ['totalNonFacility', 11],
  ['totalFacility', 12],
  ['pctc', 13],
  ['globalDays', 14],
  ['preOp', 15],
  ['intraOp', 16],
  ['postOp', 17],
  ['multiple', 18],
  ['bilateral', 19],
  ['assistant', 20],
  ['coSurgeon', 21],
  ['team', 22],
]

const byName: readonly (readonly [FieldId, RegExp])[] = [
  ['endoscopicBase', /endo base/],
  ['conversionFactor', /conv factor/],
  ['supervision', /supervision/],
  ['imagingFamily', /imaging family/],
]

/** The relative value file of the Medicare Physician Fee Schedule, as CSV or XLSX. */
export const pprrvuFormat: TableFormat = {
  detect(head) {
    const header = findRow(
      head.rows,
      ([code, modifier, description]) =>
        headerName(code) === 'hcpcs' &&
        headerName(modifier) === 'mod' &&
        headerName(description) === 'description',
    )
    if (header === undefined || header.cells.length < 28) return undefined
    const above = head.rows.filter(({ line }) => line <= header.line)
    // Column names span several rows.
    const names = header.cells.map((_, column) =>
      above
        .slice(-5)
        .map(({ cells }) => cells[column] ?? '')
        .join(' '),
    )
    const fields = [
      ...byPosition,
      ...byName.flatMap(([field, pattern]) => {
        const column = columnNamed(names, pattern)
        return column < 0 ? [] : [[field, column] as const]
      }),
    ]
    const titles = above.flatMap(({ cells }) => cells.slice(0, 5))
    return detected(
      head,
      releaseOf(head, titles),
      fields.map(([field]) => field),
      (source, sink) => readColumns(source, header.line, { code: 0, modifier: 1, fields }, sink),
    )
  },
}

/** Positions in the record layout, from 1, inclusive. */
const fixed: readonly (readonly [FieldId, number, number])[] = [
  ['short', 8, 57],
  ['status', 58, 58],
  ['notForMedicare', 59, 59],
  ['workRvu', 60, 65],
  ['peNonFacility', 67, 72],
  ['nonFacilityNa', 73, 74],
  ['peFacility', 76, 81],
  ['facilityNa', 82, 83],
  ['malpracticeRvu', 85, 89],
  ['totalNonFacility', 91, 96],
  ['totalFacility', 97, 102],
  ['pctc', 103, 103],
  ['globalDays', 104, 106],
  ['preOp', 107, 109],
  ['intraOp', 110, 112],
  ['postOp', 113, 115],
  ['multiple', 116, 116],
  ['bilateral', 117, 117],
  ['assistant', 118, 118],
  ['coSurgeon', 119, 119],
  ['team', 120, 120],
  ['endoscopicBase', 128, 132],
  ['conversionFactor', 133, 140],
  ['supervision', 142, 143],
  ['imagingFamily', 146, 147],
]

const fixedRecord = /^[0-9A-V]\d{3}[\dAFMTU].{52}[A-Z].{45}(?:\d{3}|MMM|XXX|YYY|ZZZ)/

/** The same as fixed-width text. */
export const pprrvuTextFormat: TableFormat = {
  detect(head) {
    const records = head.lines.filter((line) => fixedRecord.test(line))
    const others = head.lines.filter((line) => line.trim() !== '' && !line.startsWith('HDR '))
    if (records.length < 2 || records.length < others.length * 0.8) return undefined
    const fields = fixed.map(([field]) => field)
    return detected(head, releaseOf(head, []), fields, async (source, sink) => {
      const lines = await source.lines()
      lines.forEach((line, index) => {
        if (line.startsWith('HDR ') || line.replaceAll('\u001a', '').trim() === '') return
        sink.add(
          index + 1,
          line.slice(0, 5),
          line.slice(5, 7).trim(),
          Object.fromEntries(
            fixed.map(([field, first, last]) => [field, line.slice(first - 1, last).trim()]),
          ),
        )
      })
    })
  },
}

function detected(
  head: Head,
  release: Release | undefined,
  fields: readonly FieldId[],
  read: (...given: Parameters<Detected['read']>) => Promise<void>,
): Detected {
  // Since 2026 there are two files. The one without "non" is for fewer participants.
  const isQpp = head.names.some((name) => /(?:^|[^n])_?qpp/i.test(name) && !/nonqpp/i.test(name))
  return {
    kind: 'pprrvu',
    ...(isQpp ? { variant: 'QPP' } : {}),
    release,
    fields,
    read: async (source, sink) => {
      await read(source, sink)
      return undefined
    },
  }
}

/** The title contains year and month. A fixed-width text has no title, so the file's name decides. */
function releaseOf(head: Head, titles: readonly string[]): Release | undefined {
  const title = titles.find((cell) => /relative value file/i.test(cell))
  const named = head.names.map(readRelease).reduce(moreExact, undefined)
  return moreExact(title === undefined ? undefined : readRelease(title), named)
}
