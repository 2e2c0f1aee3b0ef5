import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type FuseName,
  fusesFor,
  fusesForTests,
  readFuses,
  setFuses,
} from '../../../build/fuses.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** The bytes before the fuses in every Electron binary. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** A file with a version 1 fuse wire, as in an Electron binary: `1` is on, `0` off, `r` removed. */
const binaryWith = (wire: string): string => {
  const path = join(temporaryFolder(), 'electron')
  const head = Buffer.from([1, wire.length])
  const filling = Buffer.alloc(1000, 7)
  const parts = [filling, Buffer.from(sentinel), head, Buffer.from(wire), filling]
  writeFileSync(path, Buffer.concat(parts))
  return path
}
/** The fuses of Electron 33 and Electron 45. */
const wire33 = '10110001'
const wire45 = '101100011'

const platforms = ['linux', 'darwin', 'win32'] as const

describe('the fuses of a release', () => {
  it.each(platforms)('disable everything that runs foreign code on %s', (platform) => {
    expect(fusesFor(platform)).toMatchObject({
      RunAsNode: false,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      OnlyLoadAppFromAsar: true,
      GrantFileProtocolExtraPrivileges: false,
    })
  })

  it('check the archive on every platform where Electron can', () => {
    const checked = platforms.filter((name) => fusesFor(name).EnableEmbeddedAsarIntegrityValidation)
    expect(checked).toEqual(['darwin', 'win32'])
  })

  it.each(platforms)(
    'differ from those of the test build only in the debugger on %s',
    (platform) => {
      const [release, tests] = [fusesFor(platform), fusesForTests(platform)]
      const names = Object.keys(release) as FuseName[]
      expect(names.filter((name) => release[name] !== tests[name])).toEqual([
        'EnableNodeCliInspectArguments',
      ])
    },
  )
})

describe('setting fuses', () => {
  it('sets each fuse and reads it back', async () => {
    const binary = binaryWith(wire45)
    expect(await setFuses(binary, fusesFor('win32'))).toEqual([])
    expect(await readFuses(binary)).toEqual({
      RunAsNode: 'off',
      EnableCookieEncryption: 'off',
      EnableNodeOptionsEnvironmentVariable: 'off',
      EnableNodeCliInspectArguments: 'off',
      EnableEmbeddedAsarIntegrityValidation: 'on',
      OnlyLoadAppFromAsar: 'on',
      LoadBrowserProcessSpecificV8Snapshot: 'off',
      GrantFileProtocolExtraPrivileges: 'off',
      WasmTrapHandlers: 'on',
    })
  })

  it('names fuses that an older Electron does not have', async () => {
    const binary = binaryWith(wire33)
    expect(await setFuses(binary, fusesFor('linux'))).toEqual(['WasmTrapHandlers'])
    expect((await readFuses(binary)).RunAsNode).toBe('off')
  })

  it('leaves a fuse that Electron has removed', async () => {
    const binary = binaryWith(`1r${wire45.slice(2)}`)
    await setFuses(binary, fusesFor('linux'))
    expect((await readFuses(binary)).EnableCookieEncryption).toBe('removed')
  })

  it('throws on an unknown fuse of a newer Electron', async () => {
    const binary = binaryWith(`${wire45}1`)
    await expect(setFuses(binary, fusesFor('linux'))).rejects.toThrow('Fuse 9')
  })

  it('throws on a file that is not Electron', async () => {
    const path = join(temporaryFolder(), 'electron')
    writeFileSync(path, 'something else')
    await expect(setFuses(path, fusesFor('linux'))).rejects.toThrow('sentinel')
  })
})
