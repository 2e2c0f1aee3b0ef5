import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorFacts } from '#backend/log/error-facts.ts'
import { logLine } from '#backend/log/log-line.ts'
import { openLog } from '#backend/log/log.ts'
import { logFileName, openRotatingFile } from '#backend/log/rotating-file.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const noon = new Date('2026-11-23T12:00:00.000Z')

describe('a line of the log', () => {
  it('has time, level, event and fields', () => {
    expect(logLine(noon, 'link-opened', { kind: 'code' })).toBe(
      '2026-11-23T12:00:00.000Z info  link-opened kind=code\n',
    )
    expect(logLine(noon, 'app-ended', null)).toBe('2026-11-23T12:00:00.000Z info  app-ended\n')
  })

  it('describes an error by name, code and source locations', () => {
    const error = { name: 'TypeError', code: 'ENOENT', places: ['index.js:1:2', 'a.js:3:4'] }
    expect(logLine(noon, 'uncaught-exception', { error })).toBe(
      '2026-11-23T12:00:00.000Z error uncaught-exception error=TypeError code=ENOENT at=index.js:1:2<a.js:3:4\n',
    )
  })

  it('stays one line of plain text, whatever a field contains', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer(), (reason, exitCode) => {
        const line = logLine(noon, 'window-ended', { reason, exitCode, then: 'ask' })
        expect(line).toMatch(
          /^\S+ error window-ended reason=([\w.:,+-]+|\?) exitCode=-?\d+ then=ask\n$/,
        )
      }),
    )
  })
})

describe('the description of an error', () => {
  it('is its name, code and source locations, without folders', () => {
    const error = Object.assign(new RangeError('x'), { code: 'EACCES' })
    const { name, code, places } = errorFacts(error)
    expect({ name, code }).toEqual({ name: 'RangeError', code: 'EACCES' })
    expect(places[0]).toMatch(/^log\.test\.ts:\d+:\d+$/)
  })

  it('never includes its message, even if it looks like a location', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const messages = [`zyzzyva ${typed}`, `${typed}\n    at zyzzyva.js:1:1`]
        for (const message of messages) {
          expect(JSON.stringify(errorFacts(new Error(message)))).not.toContain('zyzzyva')
        }
      }),
    )
    expect(errorFacts('zyzzyva')).toEqual({ name: 'NoError', code: undefined, places: [] })
    const odd = Object.assign(new Error(''), { name: 'my zyzzyva', code: 'zyzzyva!' })
    expect(JSON.stringify(errorFacts(odd))).not.toContain('zyzzyva')
  })
})

describe('the log files', () => {
  it('are at most three, within their size limit, with the newest line in the first', async () => {
    const folder = temporaryFolder()
    const add = openRotatingFile(folder, 100)
    for (let number = 10; number < 50; number++) add(`line ${number} ${'x'.repeat(20)}\n`)
    expect((await readdir(folder)).sort()).toEqual([logFileName(1), logFileName(2), logFileName(0)])
    for (const name of await readdir(folder)) {
      expect((await stat(join(folder, name))).size).toBeLessThanOrEqual(100)
    }
    const texts = await Promise.all(
      [2, 1, 0].map((age) => readFile(join(folder, logFileName(age)), 'utf8')),
    )
    const numbers = [...texts.join('').matchAll(/line (\d+)/g)].map(([, number]) => Number(number))
    expect(numbers.at(-1)).toBe(49)
    expect(numbers).toEqual(numbers.map((_, index) => 50 - numbers.length + index))
  })

  it('continue where the last run ended', async () => {
    const folder = temporaryFolder()
    openLog(folder).write('app-ended', null)
    openLog(folder).write('app-ended', null)
    const text = await readFile(join(folder, 'logs', logFileName(0)), 'utf8')
    expect(text.match(/app-ended/g)).toHaveLength(2)
  })

  describe.skipIf(process.platform === 'win32')('with something else in their place', () => {
    it.each([
      ['a named pipe', (path: string) => void execFileSync('mkfifo', [path])],
      ['a folder', (path: string) => mkdirSync(path)],
      ['a link to a device', (path: string) => symlinkSync('/dev/full', path)],
      ['a link that leads nowhere', (path: string) => symlinkSync(`${path}-elsewhere`, path)],
    ])('are not written or waited for: %s', async (_title, make) => {
      const folder = temporaryFolder()
      const path = join(folder, logFileName(0))
      make(path)
      const said: string[] = []
      const add = openRotatingFile(folder, 100, (message) => said.push(message))
      for (let number = 0; number < 3; number++) add('line\n')
      expect(said).toEqual([
        `Category Atlas cannot write its log because this is not a file: ${path}. Move it out of the folder.`,
      ])
      expect(await readdir(folder)).toEqual([logFileName(0)])
      await rm(path, { recursive: true })
      add('line\n')
      expect(await readFile(path, 'utf8')).toBe('line\n')
    })

    it('do not exceed their size if a folder is in place of an older one', async () => {
      const folder = temporaryFolder()
      mkdirSync(join(folder, logFileName(1)))
      const add = openRotatingFile(folder, 100)
      for (let number = 0; number < 50; number++) add('a line\n')
      expect((await stat(join(folder, logFileName(0)))).size).toBeLessThanOrEqual(100)
    })
  })

  it('cause no error if they are not writable', async () => {
    const folder = temporaryFolder()
    await writeFile(join(folder, 'logs'), 'a file in the way')
    expect(() => openLog(folder).write('app-ended', null)).not.toThrow()
  })
})
