import { generateKeyPairSync } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nextBook, nextBookCounts } from '../support/next-book.ts'
import { type AtlasRun, runAtlas } from '../support/run-atlas.ts'
import { shippedEdition } from '../support/shipped.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** Runs the command line with a profile of its own. */
function atlas(profile: string, ...args: readonly string[]): Promise<AtlasRun> {
  return runAtlas([...args, '--user-data', profile])
}

function keyFile(folder: string, name: string): string {
  const path = join(folder, `${name}.pem`)
  const { privateKey } = generateKeyPairSync('ed25519')
  writeFileSync(path, privateKey.export({ format: 'pem', type: 'pkcs8' }))
  return path
}

describe('the edition of 2027', () => {
  it('is made from the sheet of 2026, compared, signed, and opened in a second profile', async () => {
    const folder = temporaryFolder()
    const [lead, coder] = [join(folder, 'lead'), join(folder, 'coder')]
    const file = (name: string) => join(folder, name)

    expect((await atlas(lead, 'editions', 'export', '2026', file('2026.csv'))).status).toBe(0)
    expect(readFileSync(file('2026.csv'), 'utf8')).toContain('"surgery/integumentary/nails"')
    writeFileSync(file('2027.csv'), nextBook(shippedEdition('2026')).csv())

    const previewed = await atlas(lead, 'editions', 'add', file('2027.csv'), '--id', '2027')
    expect(previewed.status).toBe(1)
    expect(previewed.out).toContain(
      '3 added, 2 removed, 1 merged, 2 split, 2 moved, 4 renamed, 6 ranges',
    )
    expect(previewed.out).toContain('Not added yet. To add it, run the command with --yes.')
    expect(existsSync(join(lead, 'editions', 'edition-2027.atlasedition'))).toBe(false)

    const added = await atlas(lead, 'editions', 'add', file('2027.csv'), '--id', '2027', '--yes')
    expect(added).toMatchObject({ status: 0, err: '' })
    const { out: compared } = await atlas(lead, 'compare', '2026', '2027', '--json')
    expect(JSON.parse(compared)).toMatchObject({ counts: nextBookCounts })

    const packed = file('2027.atlasedition')
    expect((await atlas(lead, 'editions', 'export', '2027', packed)).status).toBe(0)
    const key = keyFile(folder, 'coding-office')
    expect((await atlas(lead, 'editions', 'sign', packed, '--key', key)).out).toMatch(
      /^Signed 2027\.atlasedition as coding-office \(SHA256:/,
    )

    const opened = await atlas(coder, 'editions', 'add', packed, '--yes')
    expect(opened.status).toBe(0)
    expect(opened.out).toMatch(/signed by coding-office \(SHA256:.*\), to be trusted from now on/)
    expect((await atlas(coder, 'editions')).out).toMatch(/2027 .*yours, signed by coding-office/)
    expect((await atlas(coder, 'lookup', '97805', '--edition', '2027')).out).toContain(
      'Nutrition Coaching',
    )
    const words = ['lookup', 'nutrition coaching', '--edition', 'all']
    expect((await atlas(coder, ...words)).out).toContain('(2027)')
    expect((await atlas(coder, 'history', '97805')).out).toContain('Nutrition Coaching')

    await atlas(coder, 'editions', 'sign', packed, '--key', keyFile(folder, 'stranger'))
    const changed = await atlas(coder, 'editions', 'add', packed, '--yes')
    expect(changed.status).toBe(1)
    expect(changed.out).toContain('WARNING: the signer has changed.')
    expect((await atlas(coder, 'editions')).out).toContain('signed by coding-office')
    const accepted = await atlas(coder, 'editions', 'add', packed, '--yes', '--accept-new-signer')
    expect(accepted.status).toBe(0)
  }, 300_000)
})

describe('atlas editions', () => {
  it('replaces, rolls back and removes an own edition', async () => {
    const folder = temporaryFolder()
    const profile = join(folder, 'profile')
    const sheet = join(folder, 'book.xlsx')
    await atlas(profile, 'editions', 'export', '2026', sheet)
    const add = async (title: string) =>
      (await atlas(profile, 'editions', 'add', sheet, '--id', '2027', '--title', title, '--yes'))
        .status
    expect([await add('First'), await add('Second')]).toEqual([0, 0])
    expect((await atlas(profile, 'editions', 'roll-back', '2027')).status).toBe(0)
    expect((await atlas(profile, 'editions')).out).toMatch(/2027 +First .*yours/)
    expect((await atlas(profile, 'editions', 'remove', '2027')).status).toBe(0)
    expect((await atlas(profile, 'editions')).out).not.toContain('2027')
    expect(await atlas(profile, 'editions', 'remove', '2026')).toMatchObject({
      status: 1,
      err: expect.stringContaining('Edition 2026 is not one of your own.'),
    })
  }, 120_000)

  it('reports invalid arguments', async () => {
    const folder = temporaryFolder()
    for (const args of [
      ['export', '2026', join(folder, 'x.pdf')],
      ['add', join(folder, 'none.xlsx')],
      ['add', import.meta.filename, '--id', 'a b'],
      ['sign', import.meta.filename],
    ]) {
      const { status, err } = await atlas(folder, 'editions', ...args)
      expect([args.join(' '), status, err.trim().split('\n').length]).toEqual([
        args.join(' '),
        2,
        1,
      ])
    }
  }, 120_000)
})
