import { SaxesParser } from 'saxes'
import type { FieldId } from '#core/tables/fields.ts'
import { moreExact, readRelease } from '#core/tables/release.ts'
import { refusedFile } from '#backend/files/refused-file.ts'
import type { Sink, TableFormat, Values } from './format.ts'

const elements: Readonly<Record<string, FieldId>> = {
  cdDesc: 'long',
  cdMDesc: 'medium',
  cdSDesc: 'short',
  testName: 'labTest',
  labName: 'labName',
  manufacturerName: 'labMaker',
  cdStatus: 'plaStatus',
  effectiveDate: 'plaEffective',
}

/** The AMA's file of proprietary laboratory analyses: XML. */
export const plaFormat: TableFormat = {
  detect(head) {
    const start = head.lines.join('\n')
    if (!start.trimStart().startsWith('<') || !/<plaCode\b/.test(start)) return undefined
    return {
      kind: 'ama-pla',
      release: head.names.map(readRelease).reduce(moreExact, undefined),
      fields: Object.values(elements),
      async read(source, sink) {
        readXml(await source.lines(), sink)
        return undefined
      },
    }
  },
}

function readXml(lines: readonly string[], sink: Sink): void {
  const parser = new SaxesParser()
  let values: Values = {}
  let code = ''
  let startLine = 0
  let text = ''
  parser.on('error', (error) => {
    throw refusedFile('The file is not well-formed XML.', [error.message])
  })
  parser.on('opentag', ({ name, attributes }) => {
    text = ''
    if (name !== 'plaCode') return
    code = attributes['cdCode'] ?? ''
    values = {}
    startLine = parser.line
  })
  parser.on('text', (more) => (text += more))
  parser.on('cdata', (more) => (text += more))
  parser.on('closetag', ({ name }) => {
    const field = elements[name]
    if (field !== undefined) values[field] = text.replaceAll(/\s+/g, ' ').trim()
    if (name === 'plaCode') sink.add(startLine, code, '', values)
  })
  for (const line of lines) parser.write(`${line}\n`)
  parser.close()
}
