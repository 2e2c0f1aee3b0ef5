import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readOpenedFile } from '../../../../../electron/main/links/read-opened-file.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

describe('a file that the app was asked to open', () => {
  it('is read if it may be an export', async () => {
    const folder = temporaryFolder()
    for (const [name, format] of [
      ['mine.atlasdata', 'json'],
      ['MINE.JSON', 'json'],
      ['mine.csv', 'csv'],
    ] as const) {
      writeFileSync(join(folder, name), 'Knee – text')
      expect(await readOpenedFile(join(folder, name))).toEqual({
        name,
        format,
        text: 'Knee – text',
      })
    }
  })

  it('goes to the window as it is if it is an edition', async () => {
    const path = join(temporaryFolder(), '2027.atlasedition')
    writeFileSync(path, Buffer.from([0x50, 0x4b, 0xff]))
    expect(await readOpenedFile(path)).toEqual({
      name: '2027.atlasedition',
      format: 'edition',
      data: 'UEv/',
    })
  })

  it('is rejected with an explanation if it is another kind of file, missing, or not a file', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'photo.png'), 'x')
    mkdirSync(join(folder, 'folder.json'))
    const problem = async (name: string) => readOpenedFile(join(folder, name))
    expect(await problem('photo.png')).toEqual({
      problem: expect.stringMatching(/^photo\.png: This file cannot be imported\. .*\.atlasdata/),
    })
    expect(await problem('team.atlasshelf')).toEqual({
      problem: 'team.atlasshelf: This is a shelf. Add it under Settings, Shelves.',
    })
    expect(await problem('gone.json')).toEqual({
      problem: 'gone.json: The file is missing. Put it back.',
    })
    expect(await problem('folder.json')).toEqual({
      problem: expect.stringMatching(/^folder\.json: It is a folder, not a file\./),
    })
  })
})
