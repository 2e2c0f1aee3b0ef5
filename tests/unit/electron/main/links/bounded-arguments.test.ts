import { describe, expect, it } from 'vitest'
import { boundedArguments } from '../../../../../electron/main/links/bounded-arguments.ts'

const sizeOf = (line: readonly string[]) => Buffer.byteLength(line.join('\0'))

describe('the command line of a second start', () => {
  it('is unchanged if it is short enough', () => {
    expect(boundedArguments([])).toBeUndefined()
    expect(boundedArguments(['.', '--user-data', '/a b', 'atlas://2026/27447'])).toBeUndefined()
  })

  it('keeps the first file names of a thousand', () => {
    const names = Array.from({ length: 1000 }, (_, at) => `/home/me/documents/file-${at}.json`)
    const line = boundedArguments(['--user-data', '/a', ...names]) ?? []
    expect(line.slice(0, 3)).toEqual(['--user-data', '/a', names[0]])
    expect(sizeOf(line)).toBeLessThan(8_192)
  })

  it.each(['x', '\u{1F9B5}', '\u0000'])('shortens a link of 31 kB of %j', (letter) => {
    const line = boundedArguments(['.', `atlas://${letter.repeat(31_000)}`, 'other']) ?? []
    expect(line[0]).toBe('.')
    expect(sizeOf(line)).toBeLessThan(8_192)
    expect(boundedArguments(line)).toBeUndefined()
  })
})
