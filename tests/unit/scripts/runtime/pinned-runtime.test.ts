import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findFile } from '../../../../scripts/runtime/pinned-runtime.ts'
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
