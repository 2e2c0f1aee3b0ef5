import { randomUUID } from 'node:crypto'
import { importCsv } from '#core/userdata/exchange/csv-exchange.ts'
import type { ImportReading } from '#core/userdata/exchange/imported.ts'
import { importJson } from '#core/userdata/exchange/json-exchange.ts'

/** Returns the content of an import file from its text. Never throws. */
export function readImport({
  format,
  text,
}: {
  readonly format: 'json' | 'csv'
  readonly text: string
}): ImportReading {
  return format === 'json'
    ? importJson(text)
    : importCsv(text, new Date().toISOString(), randomUUID)
}
