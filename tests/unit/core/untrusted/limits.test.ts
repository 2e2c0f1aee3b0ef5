import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contract } from '#core/contract/contract.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { limits } from '#core/userdata/limits.ts'
import { checkout } from '../../support/shipped.ts'

const { importFile, editionFile, editionFiles, problems, waitForOwnEdition } = untrustedLimits
const { callBytes, secondStart, shelfFile } = untrustedLimits
const digits = (number: number) => number.toLocaleString('en-US')
const megabytes = (bytes: number) => `${digits(Math.round(bytes / 1e6))} MB`

describe('the table of limits', () => {
  it('is what docs/limits.md says', () => {
    const page = readFileSync(join(checkout, 'docs', 'limits.md'), 'utf8')
    expect(page).toContain(`a shelf below ${shelfFile.inline / 1e6} MB is read at once`)
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
      ['Edition files in your folder', digits(editionFiles)],
      ['Problems listed for a file', digits(problems)],
      ['Wait for your own edition at the start', `${waitForOwnEdition / 1000} seconds`],
      ['Call of the page in the browser host', megabytes(callBytes)],
      ['Another start of the app: words handed over', digits(secondStart.words)],
      ['Another start of the app: length of a word', `${digits(secondStart.text)} characters`],
      ['Another start of the app: command line', `${digits(secondStart.bytes)} bytes`],
    ])
  })

  it('lets the contract take an import as long as a file may be, and no longer', () => {
    const { input } = contract['userdata.previewImport']
    const text = 'x'.repeat(importFile.bytes)
    expect(input.safeParse({ format: 'json', text }).success).toBe(true)
    expect(input.safeParse({ format: 'json', text: `${text}x` }).success).toBe(false)
  })

  it('leaves room for all that the user data may hold, in a call and in a file', () => {
    expect(callBytes).toBeGreaterThan(6 * importFile.json.text)
    expect(importFile.csv.rows).toBeGreaterThan(limits.bookmarks + limits.notes)
    expect(importFile.csv.cellText).toBeGreaterThan(limits.noteText)
    expect(importFile.json.text).toBeGreaterThan(2 * limits.totalText)
  })
})
