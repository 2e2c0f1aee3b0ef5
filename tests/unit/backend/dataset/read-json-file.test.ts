import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readJsonFile } from '#backend/dataset/read-json-file.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const schema = z.strictObject({
  formatVersion: z.literal(1),
  list: z.array(z.strictObject({ name: z.string() })),
})
const good = '{\n  "formatVersion": 1,\n  "list": [{"name": "Müller"}]\n}\n'

const readBytes = (content: string | Uint8Array) => {
  const path = join(temporaryFolder(), 'a.json')
  writeFileSync(path, content)
  return readJsonFile(path, 'a.json', schema)
}
/** Reads a file that must be rejected and returns the first problem. */
const refusalOf = async (content: string | Uint8Array) => {
  const result = await readBytes(content)
  if (result.ok) throw new Error('it was taken')
  return result.problems[0]
}

describe('a JSON file', () => {
  it('is read with its checksum', async () => {
    expect(await readBytes(good)).toEqual({
      ok: true,
      value: { formatVersion: 1, list: [{ name: 'Müller' }] },
      sha256: createHash('sha256').update(good).digest('hex'),
    })
  })

  it('can start with a UTF-8 byte order mark', async () => {
    expect(await readBytes(`\uFEFF${good}`)).toMatchObject({ ok: true })
  })

  it('is rejected at its end if it is truncated', async () => {
    expect(await refusalOf(good.slice(0, 40))).toEqual({
      file: 'a.json',
      place: 'line 3, column 17',
      message: 'The file ends in the middle of its JSON.',
      remedy: 'It was cut short. Replace it with a complete copy.',
    })
    expect(await refusalOf(`${good.slice(0, 40)}\n\n`)).toMatchObject({
      message: 'The file ends in the middle of its JSON.',
    })
  })

  it('is rejected at the line and column of a syntax error', async () => {
    expect(await refusalOf(good.replace('[{', '[,{'))).toMatchObject({
      place: 'line 3, column 12',
      message: 'This is not valid JSON.',
    })
    expect(await refusalOf(good.replace('"list"', 'list'))).toMatchObject({
      place: 'line 3, column 3',
      message: 'This is not valid JSON.',
    })
  })

  it.each(['', ' \n', '\uFEFF'])('is rejected if it is empty (%j)', async (text) => {
    expect(await refusalOf(text)).toMatchObject({ place: '', message: 'The file is empty.' })
  })

  it.each([
    [
      'UTF-16 with a mark',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, 'utf16le')]),
      'line 1',
      'byte 4 is 0x00',
    ],
    ['UTF-16 without one', Buffer.from(good, 'utf16le'), 'line 1', 'byte 2 is 0x00'],
    ['UTF-16 big-endian', Buffer.from(good, 'utf16le').swap16(), 'line 1', 'byte 1 is 0x00'],
    ['Latin 1', Buffer.from(good, 'latin1'), 'line 3', 'byte 47 is 0xFC'],
    [
      'cut in the middle of a letter',
      Buffer.from(good).subarray(0, good.indexOf('ü') + 1),
      'line 3',
      'byte 47 is 0xC3',
    ],
    ['zeros, as after a crash', Buffer.alloc(200), 'line 1', 'byte 1 is 0x00'],
  ])(
    'is rejected with the first invalid byte if it is not UTF-8 (%s)',
    async (...[, bytes, place, byte]) => {
      expect(await refusalOf(bytes)).toEqual({
        file: 'a.json',
        place,
        message: `The file is not UTF-8 text: ${byte}.`,
        remedy: 'Save it as UTF-8.',
      })
    },
  )

  it('is rejected at the line and column of a duplicate name', async () => {
    expect(await refusalOf(good.replace('"list"', '"formatVersion": 1, "list"'))).toEqual({
      file: 'a.json',
      place: 'line 3, column 3',
      message: 'The name "formatVersion" appears twice in one object.',
      remedy: 'Fix the text at this place.',
    })
  })

  it('is rejected only for its version if its format is newer', async () => {
    const result = await readBytes('{"formatVersion": 2, "lists": []}')
    expect(result).toMatchObject({
      ok: false,
      problems: [
        {
          place: 'formatVersion',
          message: 'The file is of format 2, which this version of Category Atlas cannot read.',
          remedy: 'Install a newer version of Category Atlas.',
        },
      ],
    })
  })

  it.each(['0', '"1"', 'null', '1.5e300'])('is rejected with format %s', async (version) => {
    expect(await refusalOf(good.replace(' 1,', ` ${version},`))).toMatchObject({
      place: 'formatVersion',
    })
  })

  it('is rejected with the path of each error if its form is invalid, and counts those beyond twenty', async () => {
    expect(
      await refusalOf('{"formatVersion": 1, "list": [{"name": "a"}, {"name": 1}]}'),
    ).toMatchObject({ place: 'list[1].name' })
    expect(await refusalOf('[]')).toMatchObject({ place: '' })
    expect(await refusalOf('null')).toMatchObject({ place: '' })
    const many = await readBytes(JSON.stringify({ formatVersion: 1, list: Array(100).fill(1) }))
    expect(many).toMatchObject({ ok: false })
    if (many.ok) return
    expect(many.problems).toHaveLength(21)
    expect(many.problems.at(-1)).toMatchObject({ place: '', message: 'And 80 more problems.' })
  })

  it('is rejected if it is missing', async () => {
    const result = await readJsonFile(join(temporaryFolder(), 'no.json'), 'no.json', schema)
    expect(result).toMatchObject({
      ok: false,
      problems: [{ file: 'no.json', place: '', message: 'The file is missing.' }],
    })
  })

  it('is rejected if it is a folder', async () => {
    const path = join(temporaryFolder(), 'a.json')
    mkdirSync(path)
    expect(await readJsonFile(path, 'a.json', schema)).toMatchObject({
      ok: false,
      problems: [{ message: 'It is a folder, not a file.' }],
    })
  })

  it.skipIf(process.platform === 'win32')('does not wait if it is a pipe', async () => {
    const path = join(temporaryFolder(), 'a.json')
    execFileSync('mkfifo', [path])
    expect(await readJsonFile(path, 'a.json', schema)).toMatchObject({
      ok: false,
      problems: [{ message: 'It is a named pipe, not a file.' }],
    })
  })

  // Root can read everything, so this case does not exist for root.
  if (process.getuid?.() !== 0 && process.platform !== 'win32') {
    it('is rejected if it is not readable', async () => {
      const path = join(temporaryFolder(), 'a.json')
      writeFileSync(path, good)
      chmodSync(path, 0)
      expect(await readJsonFile(path, 'a.json', schema)).toMatchObject({
        ok: false,
        problems: [{ message: 'Your account may not read the file.' }],
      })
    })
  }

  it('is rejected before it is read if it is far too large', async () => {
    const path = join(temporaryFolder(), 'a.json')
    writeFileSync(path, '')
    // A sparse file, which takes no space.
    truncateSync(path, 5 * 1024 ** 3)
    expect(await readJsonFile(path, 'a.json', schema)).toMatchObject({
      ok: false,
      problems: [{ message: 'It is larger than 16 MB.' }],
    })
  })
})
