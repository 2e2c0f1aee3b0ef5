import { describe, expect, it } from 'vitest'
import { readArguments } from '../../../../../electron/main/links/arguments.ts'

describe('the command line of the desktop app', () => {
  it('can name the folders, and a policy to try out', () => {
    expect(readArguments(['--user-data', '/a b', '--data=/d', '--policy', 'p.json'])).toEqual({
      userData: '/a b',
      data: '/d',
      policy: 'p.json',
      quickLookup: false,
      words: [],
    })
  })

  it('usually names no folders', () => {
    expect(readArguments([])).toEqual({
      userData: undefined,
      data: undefined,
      policy: undefined,
      quickLookup: false,
      words: [],
    })
  })

  it('can have switches of Chromium and Electron, and other arguments', () => {
    const line = ['.', '--no-sandbox', '--remote-debugging-port=0', '-psn_0_1', '--data', '/d', 'x']
    expect(readArguments(line)).toMatchObject({
      userData: undefined,
      data: '/d',
      words: ['.', 'x'],
    })
  })

  it('can open the quick lookup of the running app', () => {
    expect(readArguments(['--no-sandbox', '--quick-lookup', '.']).quickLookup).toBe(true)
  })

  it('ignores a folder option without a value', () => {
    for (const line of [
      ['--user-data'],
      ['--user-data='],
      ['--user-data', ''],
      ['--user-data', '--no-sandbox'],
    ]) {
      expect(readArguments(line).userData).toBeUndefined()
    }
    expect(readArguments(['--user-data', '--data', '/d']).userData).toBeUndefined()
  })
})
