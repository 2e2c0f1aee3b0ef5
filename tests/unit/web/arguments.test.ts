import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readArguments } from '../../../web/arguments.ts'

const read = (...args: string[]) => readArguments(args)

describe('the browser host’s options', () => {
  it('can be omitted', () => {
    expect(read()).toEqual({ port: 0 })
  })

  it('set a port, folders and a policy', () => {
    expect(read('--port', '4000', '--user-data', 'u', '--data=d', '--policy', 'p')).toEqual({
      port: 4000,
      userData: resolve('u'),
      data: resolve('d'),
      policy: resolve('p'),
    })
    expect(read('--port', '65535').port).toBe(65535)
  })

  it.each([
    [['--port', 'x'], /^--port takes a number from 0 to 65535, not "x"\.$/],
    [['--port', '65536'], /^--port takes/],
    [['--port='], /^--port takes/],
    [['--port', '4e3'], /^--port takes/],
    [['--port', '-1'], /--port/],
    [
      ['--ports', '1'],
      /^Unknown option '--ports'\. There are --port, --user-data, --data and --policy\.$/,
    ],
    [['--data'], /--data/],
    [['--user-data='], /^--user-data takes a folder\.$/],
    [['--data', ''], /^--data takes a folder\.$/],
    [['--policy='], /^--policy takes a file\.$/],
    [['word'], /^Unexpected argument 'word'/],
  ])('reject %j with one clear line', (args, message) => {
    expect(() => read(...args)).toThrow(message)
    expect(() => read(...args)).toThrow(/^[^\n]{10,120}$/)
  })
})
