import { describe, expect, it } from 'vitest'
import { manifestSchema } from '#core/editions/manifest.ts'
import { shippedManifest } from '../../support/shipped.ts'

const manifest = shippedManifest()
const withFile = (file: string) => ({
  ...manifest,
  editions: [{ ...manifest.editions[0], file }],
})

describe('a manifest', () => {
  it('lists files inside its own folder', () => {
    expect(manifestSchema.safeParse(withFile('editions/2026.json')).success).toBe(true)
    expect(manifestSchema.safeParse(withFile('2026-own.v2.json')).success).toBe(true)
  })

  it.each([
    '../2026.json',
    'editions/../../2026.json',
    '/etc/2026.json',
    'C:/2026.json',
    'editions\\2026.json',
    '..\\2026.json',
    'editions//2026.json',
    './2026.json',
    'editions/.2026.json',
    '2026.txt',
    '2026.json/',
    '2026.json\n',
    '',
  ])('is rejected with the path %j', (file) => {
    expect(manifestSchema.safeParse(withFile(file)).success).toBe(false)
  })

  it.each([
    ['another format', { formatVersion: 2 }],
    ['no edition', { editions: [] }],
    ['a version that is none', { datasetVersion: '1.0' }],
    ['an unknown kind of file', { files: [{ ...manifest.files[0], kind: 'prices' }] }],
    ['half a checksum', { files: [{ ...manifest.files[0], sha256: 'abc' }] }],
    ['an unknown field', { signature: '' }],
  ])('is rejected with %s', (_what, change) => {
    expect(manifestSchema.safeParse({ ...manifest, ...change }).success).toBe(false)
  })
})
