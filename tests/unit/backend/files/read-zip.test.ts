import { describe, expect, it } from 'vitest'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { openZip } from '#backend/files/read-zip.ts'
import { makeZip } from '../../../fixtures/files/make-zip.ts'

const { tableFile } = untrustedLimits

const textOf = async (bytes: Promise<Uint8Array>) => Buffer.from(await bytes).toString()

describe('an archive', () => {
  it('returns its files by name, and the first bytes of one', async () => {
    const zip = await openZip(
      makeZip([
        { name: 'folder/', bytes: '' },
        { name: 'folder/a.csv', bytes: 'code,text' },
      ]),
    )
    expect(zip.entries).toEqual([{ name: 'folder/a.csv', size: 9 }])
    expect(await textOf(zip.readAll('folder/a.csv'))).toBe('code,text')
    expect(await textOf(zip.readAll('folder/a.csv', 4))).toBe('code')
  })

  it.each(['../../outside.csv', '/etc/passwd', 'C:/Windows/a.csv', 'a\\..\\..\\b.csv'])(
    'is rejected if a name leads outside: %s',
    async (name) => {
      await expect(openZip(makeZip([{ name, bytes: 'x' }]))).rejects.toThrow(
        'a file whose path leads outside it',
      )
    },
  )

  it('does not follow symbolic links', async () => {
    const zip = await openZip(makeZip([{ name: 'link.csv', bytes: '/etc/passwd', mode: 0o120777 }]))
    expect(zip.entries).toEqual([])
    expect(zip.skipped).toEqual([{ name: 'link.csv', reason: 'It is a link.' }])
  })

  it('skips a file that grows hundreds of times when unpacked', async () => {
    const zip = await openZip(
      makeZip([{ name: 'bomb.csv', bytes: Buffer.alloc(20 * 1024 * 1024) }]),
    )
    expect(zip.entries).toEqual([])
    expect(zip.skipped[0]?.reason).toContain(`more than ${tableFile.packedRatio} times`)
  })

  it('stops at a file that is larger than it claims', async () => {
    const bytes = makeZip([{ name: 'a.csv', bytes: Buffer.alloc(1_000_000), claimedSize: 10 }])
    const zip = await openZip(bytes)
    await expect(zip.readAll('a.csv')).rejects.toThrow('a.csv cannot be unpacked: it is damaged.')
  })

  it('is rejected if its end is missing', async () => {
    const bytes = makeZip([{ name: 'a.csv', bytes: 'x' }])
    await expect(openZip(bytes.subarray(0, -10))).rejects.toThrow('The archive is damaged.')
  })
})
