import { describe, expect, it } from 'vitest'
import { readArguments } from '../../../../../electron/main/links/arguments.ts'

describe('the command line of the desktop app', () => {
  it('may name the folders, and a policy to try out', () => {
    expect(readArguments(['--user-data', '/a b', '--data=/d', '--policy', 'p.json'])).toEqual({
      userData: '/a b',
      data: '/d',
      policy: 'p.json',
      quickLookup: false,
      words: [],
    })
  })

  it('names none as a rule', () => {
    expect(readArguments([])).toEqual({
      userData: undefined,
      data: undefined,
      policy: undefined,
      quickLookup: false,
      words: [],
    })
  })

  it('may hold switches of Chromium and Electron, and words', () => {
    const line = ['.', '--no-sandbox', '--remote-debugging-port=0', '-psn_0_1', '--data', '/d', 'x']
    expect(readArguments(line)).toMatchObject({
      userData: undefined,
      data: '/d',
      words: ['.', 'x'],
    })
  })

  it('may ask for the quick lookup of the app that runs', () => {
    expect(readArguments(['--no-sandbox', '--quick-lookup', '.']).quickLookup).toBe(true)
  })

  it('a folder option without a value is left out', () => {
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
