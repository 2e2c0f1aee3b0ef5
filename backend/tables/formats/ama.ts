import type { FieldId } from '#core/tables/fields.ts'
import { moreExact, readRelease } from '#core/tables/release.ts'
import type { TableKindId } from '#core/tables/table-kinds.ts'
import { columnNamed, findRow, readColumns } from './columns.ts'
import type { Detected, Head, TableFormat } from './format.ts'

const line = /^(\d{4}[\dAFMTU])([ \t])(\S.*)$/
/** The length of the descriptors in the fixed-width files, without padding. */
const shortLength = 28
const mediumLength = 48

/** LONGULT, MEDU and SHORTU: a notice, then a code and its descriptor in each line. */
export const amaDescriptorFormat: TableFormat = {
  detect(head) {
    const first = head.lines.findIndex((each) => line.test(each))
    const records = first < 0 ? [] : head.lines.slice(first).flatMap((each) => matchOf(each))
    const filled = head.lines.slice(first).filter((each) => each.trim() !== '')
    if (records.length < 3 || records.length < filled.length * 0.9) return undefined
    // In a tab-separated file with more columns, the second one may not be a descriptor.
    if (records.some(({ text }) => text.includes('\t'))) return undefined
    const [kind, field] = kindOf(records)
    return {
      kind,
      release: head.names.map(readRelease).reduce(moreExact, undefined),
      fields: [field],
      async read(source, sink) {
        let begun = false
        const lines = await source.lines()
        lines.forEach((each, index) => {
          const [record] = matchOf(each)
          if (record !== undefined) {
            begun = true
            sink.add(index + 1, record.code, '', { [field]: record.text })
          } else if (begun && each.replaceAll('\u001a', '').trim() !== '') {
            sink.skip(index + 1, 'It does not begin with a code.')
          }
        })
        return undefined
      },
    }
  },
}

/** The consumer and clinician descriptors: a header, then a concept, a code and a text in each line. */
export const amaFriendlyFormat: TableFormat = {
  detect(head) {
    const header = findRow(
      head.rows,
      (cells) => columnNamed(cells, conceptColumn) >= 0 && columnNamed(cells, codeColumn) >= 0,
    )
    if (header === undefined) return undefined
    return (
      friendly(head, header.line, header.cells, 'ama-clinician', 'clinician') ??
      friendly(head, header.line, header.cells, 'ama-consumer', 'consumer')
    )
  },
}

const conceptColumn = /^concept[ _]id$/
const codeColumn = /^cpt[ _]code$/

function friendly(
  head: Head,
  headerLine: number,
  header: readonly string[],
  kind: TableKindId,
  field: 'consumer' | 'clinician',
): Detected | undefined {
  const text = columnNamed(header, new RegExp(`^${field}.*descriptor$`))
  if (text < 0) return undefined
  const columns = { code: columnNamed(header, codeColumn), fields: [[field, text] as const] }
  return {
    kind,
    release: head.names.map(readRelease).reduce(moreExact, undefined),
    fields: [field],
    read: async (source, sink) => {
      await readColumns(source, headerLine, columns, sink)
      return undefined
    },
  }
}

function matchOf(text: string): { code: string; separator: string; text: string }[] {
  const match = line.exec(text)
  if (match === null) return []
  const [, code = '', separator = '', descriptor = ''] = match
  return [{ code, separator, text: descriptor.trim() }]
}

function kindOf(
  records: readonly { separator: string; text: string }[],
): readonly [TableKindId, FieldId] {
  const longest = Math.max(...records.map(({ text }) => text.length))
  if (records.some(({ separator }) => separator === '\t') || longest > mediumLength) {
    return ['ama-long', 'long']
  }
  return longest <= shortLength ? ['ama-short', 'short'] : ['ama-medium', 'medium']
}
