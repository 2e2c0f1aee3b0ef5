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
  it('can be a link, with its scheme in any case', () => {
    for (const text of ['atlas://2026/27447', 'ATLAS://x', 'atlas:rubbish']) {
      expect(asked('--no-sandbox', text)).toEqual({ kind: 'link', text })
    }
  })

  it('can be a file, relative to the working directory', () => {
    const file = resolve(folder, 'mine.atlasdata')
    expect(asked('mine.atlasdata')).toEqual({ kind: 'file', path: file })
    expect(asked(file)).toEqual({ kind: 'file', path: file })
    expect(asked(pathToFileURL(file).href)).toEqual({ kind: 'file', path: file })
  })

  it('is never a file on another machine or an invalid URL', () => {
    expect(asked('file://server/share/mine.json')).toBeUndefined()
    expect(asked('file://%')).toBeUndefined()
  })

  it('is nothing without arguments, or with only the app’s folder', () => {
    expect(asked()).toBeUndefined()
    expect(asked(appPath, '--user-data', '/x')).toBeUndefined()
    expect(asked(`${appPath}${sep}`, 'atlas://2026')).toMatchObject({ kind: 'link' })
  })

  it('cannot include options if the system puts a link after "--"', () => {
    const { userData, data, words } = readArguments(['--', 'atlas://x', '--user-data', '/evil'])
    expect({ userData, data }).toEqual({ userData: undefined, data: undefined })
    expect(words[0]).toBe('atlas://x')
  })
})

describe('the data of a second start', () => {
  it('is accepted only in its own form', () => {
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
