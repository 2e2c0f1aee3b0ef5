import { resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readArguments } from '../../../../../electron/main/links/arguments.ts'
import { readSecondStart, requestOf } from '../../../../../electron/main/links/open-request.ts'

const folder = resolve('/home/coder')
const appPath = resolve('/opt/atlas')
const asked = (...commandLine: string[]) =>
  requestOf({ words: [...readArguments(commandLine).words], folder }, appPath)

describe('what a command line asks to open', () => {
  it('is a link, whatever the case of its scheme', () => {
    for (const text of ['atlas://2026/27447', 'ATLAS://x', 'atlas:rubbish']) {
      expect(asked('--no-sandbox', text)).toEqual({ kind: 'link', text })
    }
  })

  it('is a file, from the folder that the app was started in', () => {
    const file = resolve(folder, 'mine.atlasdata')
    expect(asked('mine.atlasdata')).toEqual({ kind: 'file', path: file })
    expect(asked(file)).toEqual({ kind: 'file', path: file })
    expect(asked(pathToFileURL(file).href)).toEqual({ kind: 'file', path: file })
  })

  it('is no file on another machine, and no broken address', () => {
    expect(asked('file://server/share/mine.json')).toBeUndefined()
    expect(asked('file://%')).toBeUndefined()
  })

  it('is nothing without words, or with the folder of the app alone', () => {
    expect(asked()).toBeUndefined()
    expect(asked(appPath, '--user-data', '/x')).toBeUndefined()
    expect(asked(`${appPath}${sep}`, 'atlas://2026')).toMatchObject({ kind: 'link' })
  })

  it('cannot bring options where the system puts a link after "--"', () => {
    const { userData, data, words } = readArguments(['--', 'atlas://x', '--user-data', '/evil'])
    expect({ userData, data }).toEqual({ userData: undefined, data: undefined })
    expect(words[0]).toBe('atlas://x')
  })
})

describe('what a second start tells', () => {
  it('is taken only in its own form', () => {
    const told = { words: ['atlas://2026'], folder, quickLookup: false }
    expect(readSecondStart(told)).toEqual(told)
    expect(readSecondStart({ words: ['atlas://2026'], folder })).toEqual(told)
    for (const bad of [
      null,
      {},
      { ...told, words: 'atlas://2026' },
      { ...told, words: [1] },
      { ...told, folder: 'here' },
      { ...told, words: Array.from({ length: 21 }, () => 'x') },
      { ...told, words: ['x'.repeat(5000)] },
      { ...told, quickLookup: 'yes' },
      { ...told, more: true },
    ]) {
      expect(readSecondStart(bad)).toBeUndefined()
    }
  })
})
