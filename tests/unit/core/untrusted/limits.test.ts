import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contract } from '#core/contract/contract.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { limits } from '#core/userdata/limits.ts'
import { checkout } from '../../support/shipped.ts'

const { importFile, editionFile, tableFile, editionFiles, problems, waitForOwnEdition } =
  untrustedLimits
const { callBytes, secondStart, shelfFile } = untrustedLimits
const digits = (number: number) => number.toLocaleString('en-US')
const megabytes = (bytes: number) => `${digits(Math.round(bytes / 1e6))} MB`

describe('the limits on untrusted input', () => {
  it('matches docs/limits.md', () => {
    const page = readFileSync(join(checkout, 'docs', 'limits.md'), 'utf8')
    expect(page).toContain(`except a shelf below ${shelfFile.inline / 1e6} MB`)
    const rows = [...page.matchAll(/^\| ([^|]+?) +\| +([^|]+?) +\|$/gm)].map(([, what, limit]) => [
      what,
      limit,
    ])
    expect(rows.slice(2)).toEqual([
      ['File to import: size', megabytes(importFile.bytes)],
      ['File to import: nested levels', digits(importFile.json.depth)],
      ['File to import: values', digits(importFile.json.values)],
      ['CSV file: rows', digits(importFile.csv.rows)],
      ['CSV file: columns', digits(importFile.csv.columns)],
      ['CSV file: characters in a cell', digits(importFile.csv.cellText)],
      ['Reading an import: time', `${importFile.task.time / 1000} seconds`],
      ['Reading an import: memory', `${digits(importFile.task.memory)} MB`],
      ['Your own edition: size', megabytes(editionFile.bytes)],
      ['Your own edition: nested levels', digits(editionFile.json.depth)],
      ['Your own edition: values', digits(editionFile.json.values)],
      ['Your own edition: categories', digits(editionFile.categories)],
      ['Reading an edition: time', `${editionFile.task.time / 1000} seconds`],
      ['Reading an edition: memory', `${editionFile.task.memory} MB`],
      ['Shelf: size', megabytes(shelfFile.bytes)],
      ['Shelf: nested levels', digits(shelfFile.json.depth)],
      ['Shelf: values', digits(shelfFile.json.values)],
      ['Reading a shelf: time', `${shelfFile.task.time / 1000} seconds`],
      ['Reading a shelf: memory', `${shelfFile.task.memory} MB`],
      ['Code table: size', megabytes(tableFile.bytes)],
      ['Code table: files in an archive', digits(tableFile.entries)],
      ['Code table: one file of an archive, unpacked', megabytes(tableFile.entryBytes)],
      ['Code table: all of an archive, unpacked', megabytes(tableFile.archiveBytes)],
      ['Code table: growth of a file when unpacked', `${tableFile.packedRatio} times`],
      ['Code table: rows', digits(tableFile.rows)],
      ['Code table: rows of a sheet, including empty ones', digits(tableFile.sheetRows)],
      ['Code table: columns', digits(tableFile.columns)],
      ['Code table: characters in a cell', digits(tableFile.cellText)],
      ['Reading a code table: time of each step', `${tableFile.task.time / 60_000} minutes`],
      ['Reading a code table: memory', `${digits(tableFile.task.memory)} MB`],
      ['Edition files in your folder', digits(editionFiles)],
      ['Problems listed for a file', digits(problems)],
      ['Wait for your own edition at start-up', `${waitForOwnEdition / 1000} seconds`],
      ['Call from the page in the browser host', megabytes(callBytes)],
      ['Second start of the app: arguments passed on', digits(secondStart.words)],
      ['Second start of the app: length of an argument', `${digits(secondStart.text)} characters`],
      ['Second start of the app: command line', `${digits(secondStart.bytes)} bytes`],
    ])
  })

  it('allows a call to carry an import up to the file size limit and no more', () => {
    const { input } = contract['userdata.previewImport']
    const text = 'x'.repeat(importFile.bytes)
    expect(input.safeParse({ format: 'json', text }).success).toBe(true)
    expect(input.safeParse({ format: 'json', text: `${text}x` }).success).toBe(false)
  })

  it('leaves room in a call and in a file for the largest allowed user data', () => {
    expect(callBytes).toBeGreaterThan(6 * importFile.json.text)
    expect(importFile.csv.rows).toBeGreaterThan(limits.bookmarks + limits.notes)
    expect(importFile.csv.cellText).toBeGreaterThan(limits.noteText)
    expect(importFile.json.text).toBeGreaterThan(2 * limits.totalText)
  })
})
