import type { FieldId } from '#core/tables/fields.ts'
import { type Release, laterRelease, moreExact, readRelease } from '#core/tables/release.ts'
import { columnNamed, findRow, headerName } from './columns.ts'
import type { Head, Sink, TableFormat, Values } from './format.ts'

const fields: readonly FieldId[] = [
  'long',
  'short',
  'crossReference',
  'coverage',
  'betos',
  'added',
  'effective',
  'terminated',
  'action',
]

const isModifier = 'It is a modifier, not a code.'
const continuesModifier = 'It continues the text of a modifier.'

/** Positions in the record layout, from 1, inclusive. */
const fixed: readonly (readonly [FieldId, number, number])[] = [
  ['short', 92, 119],
  ['crossReference', 205, 229],
  ['coverage', 230, 230],
  ['betos', 257, 259],
  ['added', 269, 276],
  ['effective', 277, 284],
  ['terminated', 285, 292],
  ['action', 293, 293],
]

/** A first line or a continuation: code or modifier, sequence, kind of record. */
const record = /^(?:[A-V]\d{4}| {3}[0-9A-Z]{2})\d{3}00[3478]/

/** All of HCPCS Level II as fixed-width text (ANWEB). */
export const hcpcsTextFormat: TableFormat = {
  detect(head) {
    if (head.lines.filter((line) => record.test(line)).length < 3) return undefined
    return {
      kind: 'hcpcs',
      release: releaseOfNames(head),
      fields,
      async read(source, sink) {
        let latest: Release | undefined
        let open: { line: number; code: string; text: string[]; values: Values } | undefined
        const close = () => {
          if (open === undefined) return
          const { line, code, text, values } = open
          sink.add(line, code, '', { ...values, long: joined(text) })
          latest = latestOf(latest, values)
          open = undefined
        }
        const lines = await source.lines()
        lines.forEach((line, index) => {
          if (!record.test(line)) {
            if (line.trim() !== '') sink.skip(index + 1, 'It is not a code record.')
            return
          }
          const code = line.slice(0, 5).trim()
          const type = line.charAt(10)
          const text = line.slice(11, 91).trim()
          if (type === '3') {
            close()
            const values: Values = {}
            for (const [field, first, last] of fixed) {
              values[field] = line
                .slice(first - 1, last)
                .trim()
                .replaceAll(/\s+/g, ' ')
            }
            open = { line: index + 1, code, text: [text], values }
          } else if (type === '4' && open?.code === code) open.text.push(text)
          else if (type === '4') sink.skip(index + 1, 'It continues a code that is missing.')
          else sink.skip(index + 1, type === '7' ? isModifier : continuesModifier)
        })
        close()
        return latest
      },
    }
  },
}

/** The same as a spreadsheet. */
export const hcpcsSheetFormat: TableFormat = {
  detect(head) {
    const header = findRow(
      head.rows,
      (cells) => headerName(cells[0]) === 'hcpc' && columnNamed(cells, /^recid$/) > 0,
    )
    if (header === undefined) return undefined
    const at = (pattern: RegExp) => columnNamed(header.cells, pattern)
    const type = at(/^recid$/)
    const columns: readonly (readonly [FieldId, number])[] = [
      ['long', at(/^long description$/)],
      ['short', at(/^short description$/)],
      ['coverage', at(/^cov$/)],
      ['betos', at(/^betos$/)],
      ['added', at(/^add d/)],
      ['effective', at(/^act eff d/)],
      ['terminated', at(/^term d/)],
      ['action', at(/^action cd$/)],
    ]
    const references = header.cells.flatMap((cell, column) =>
      /^xref\d$/.test(headerName(cell)) ? [column] : [],
    )
    return {
      kind: 'hcpcs',
      release: releaseOfNames(head),
      fields,
      async read(source, sink) {
        let latest: Release | undefined
        for await (const { line, cells } of source.rows()) {
          if (line <= header.line) continue
          if (skipsRecord(line, cells[type] ?? '', sink)) continue
          const values: Values = {}
          for (const [field, column] of columns) {
            values[field] = (cells[column] ?? '').trim().replaceAll(/\s+/g, ' ')
          }
          values.crossReference = joined(references.map((column) => cells[column] ?? ''))
          sink.add(line, cells[0] ?? '', '', values)
          latest = latestOf(latest, values)
        }
        return latest
      },
    }
  },
}

function skipsRecord(line: number, type: string, sink: Sink): boolean {
  if (type.trim() === '3') return false
  const reason = { '7': isModifier, '8': continuesModifier }[type.trim()]
  if (reason !== undefined) sink.skip(line, reason)
  else sink.skip(line, 'It is not a code record.')
  return true
}

function joined(parts: readonly string[]): string {
  return parts.join(' ').replaceAll(/\s+/g, ' ').trim()
}

function releaseOfNames({ names }: Head): Release | undefined {
  return names.map(readRelease).reduce(moreExact, undefined)
}

/** The file does not contain its release. It is at least as late as the newest date. */
function latestOf(latest: Release | undefined, { added, effective }: Values): Release | undefined {
  return [added, effective].reduce<Release | undefined>((found, date) => {
    const since = readRelease(date ?? '')
    return since === undefined ? found : laterRelease(found, since)
  }, latest)
}
