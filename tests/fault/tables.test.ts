import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CallFailed } from '#core/contract/call-failed.ts'
import { openTableFile } from '#backend/tables/table-file.ts'
import { isTableContent } from '#core/tables/table.ts'
import { makeWorkbook } from '../fixtures/files/make-xlsx.ts'
import { makeZip } from '../fixtures/files/make-zip.ts'

const folder = join(import.meta.dirname, '../fixtures/tables')
const samples = readdirSync(folder).filter((name) => name !== 'README.md')
const mutatedFiles = 10_000

/** A pseudo-random sequence that is the same in every run. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % below
  }
}

/** Returns a file with a few bytes changed, cut, doubled or moved. */
function mutate(bytes: Uint8Array, next: (below: number) => number): Uint8Array {
  let mutated = Buffer.from(bytes)
  for (let count = 1 + next(4); count > 0; count--) {
    const at = next(mutated.length || 1)
    const length = 1 + next(200)
    switch (next(6)) {
      case 0:
        mutated[at] = next(256)
        break
      case 1:
        mutated = mutated.subarray(0, at)
        break
      case 2:
        mutated = Buffer.concat([mutated.subarray(0, at), mutated.subarray(at + length)])
        break
      case 3:
        mutated = Buffer.concat([mutated.subarray(0, at + length), mutated.subarray(at)])
        break
      case 4:
        mutated = Buffer.concat([
          mutated.subarray(0, at),
          Buffer.from(['"', '\n', '\0', '\t', '~', '<', '\u001a', ','][next(8)] ?? ''),
          mutated.subarray(at),
        ])
        break
      default:
        mutated.fill(next(256), at, Math.min(mutated.length, at + length))
    }
  }
  return mutated
}

/** Imports a file and returns whether it became a table. Fails on anything but a rejection with an explanation. */
async function readWhole(name: string, bytes: Uint8Array): Promise<boolean> {
  try {
    const file = await openTableFile(bytes, name)
    const { content } = await file.read(0, undefined, () => undefined)
    expect(isTableContent(content)).toBe(true)
    return true
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    expect(error.code).toBe('bad-file')
    return false
  }
}

describe('damaged and hostile table files', () => {
  it(`are read or rejected with an explanation, ${mutatedFiles} of them`, async () => {
    const next = random(17)
    const originals = samples.map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
    let taken = 0
    for (let count = 0; count < mutatedFiles; count++) {
      const { name, bytes } = originals[count % originals.length] ?? {
        name: '',
        bytes: Buffer.alloc(0),
      }
      if (await readWhole(name, mutate(bytes, next))) taken++
    }
    // Most mutations leave a readable file. If all were rejected, nothing would be tested.
    expect(taken).toBeGreaterThan(mutatedFiles / 4)
  }, 600_000)

  it('never run a macro or follow a link in a spreadsheet', async () => {
    const xml =
      '<sheetData><row><c t="inlineStr"><is><t>Code</t></is></c></row><row><c t="str"><f>WEBSERVICE("http://example.com")</f><v>43239</v></c></row><row><c t="inlineStr"><is><t>43235</t></is></c></row></sheetData>'
    const bytes = makeWorkbook(xml, [], 'S', [
      { name: 'xl/vbaProject.bin', bytes: 'macro' },
      { name: 'xl/externalLinks/externalLink1.xml', bytes: '<externalLink/>' },
    ])
    const file = await openTableFile(bytes, 'macros.xlsm')
    const { content } = await file.read(0, undefined, () => undefined)
    expect(content.codes).toEqual(['43235', '43239'])
  })

  it('inside another archive are named, not unpacked', async () => {
    const inner = makeZip([{ name: 'a.csv', bytes: 'Code\n43239\n43235\n' }])
    const outer = makeZip([{ name: 'inner.zip', bytes: inner }])
    await expect(openTableFile(outer, 'outer.zip')).rejects.toMatchObject({
      details: ['inner.zip: It is an archive. Unpack it and choose the file inside.'],
    })
  })

  it('with paths outside their archive are rejected entirely', async () => {
    const bytes = makeZip([
      { name: 'good.csv', bytes: 'Code\n43239\n43235\n' },
      { name: '../bad.csv', bytes: 'Code\n43239\n' },
    ])
    await expect(openTableFile(bytes, 'trick.zip')).rejects.toThrow('leads outside it')
  })
})
