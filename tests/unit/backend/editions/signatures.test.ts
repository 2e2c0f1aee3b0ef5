import { type KeyObject, generateKeyPairSync } from 'node:crypto'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { decodePackage, encodePackage, jsonBytes } from '#backend/editions/edition-package.ts'
import { fingerprintOfKey, readSigningKey, signParts } from '#backend/editions/signature.ts'
import type { EditionFile } from '#core/editions/edition-file.ts'
import { madeUpEdition, smallCategories } from '../../support/made-up-edition.ts'
import { openProfile } from '../../support/own-editions.ts'

const next = madeUpEdition(2027, smallCategories)
const keyPair = () => generateKeyPairSync('ed25519').privateKey
const [office, stranger] = [keyPair(), keyPair()]

function signed(key: KeyObject | undefined, signer = 'Office', edition: EditionFile = next) {
  const parts = new Map([['edition.json', jsonBytes(edition)] as const])
  const signature = key === undefined ? undefined : signParts(signer, key, parts)
  return encodePackage({ signed: parts, signature })
}
const file = (bytes: Uint8Array) => ({ name: '2027.atlasedition', bytes, as: {}, answers: [] })
const replace = { replace: true, signer: null }

describe('a signature', () => {
  it('names its signer and the key', async () => {
    const read = await decodePackage(signed(office), 'a')
    expect(read).toMatchObject({
      ok: true,
      value: { signer: { name: 'Office', key: fingerprintOfKey(office) } },
    })
  })

  it('over other bytes, of another key or under another name is rejected', async () => {
    const parts = unzipSync(signed(office))
    const change = (name: string, edit: (text: string) => string) =>
      zipSync({ ...parts, [name]: strToU8(edit(new TextDecoder().decode(parts[name]))) })
    const other = unzipSync(signed(stranger))
    for (const bytes of [
      change('edition.json', (text) => text.replace('"visits"', '"Visits"')),
      change('signature.json', (text) => text.replace('Office', 'Another')),
      zipSync({ ...other, 'edition.json': strToU8(JSON.stringify(next)) }),
      zipSync({ ...parts, 'guide.json': strToU8('{"formatVersion":1,"entries":[]}') }),
    ]) {
      const read = await decodePackage(bytes, 'a')
      expect(read.ok ? 'accepted' : read.problems[0]?.message).toMatch(/changed after .* signed it/)
    }
  })

  it('is trusted on first use; another signer must be confirmed', async () => {
    const { imports, dataset } = await openProfile()
    expect((await imports.preview(file(signed(office)))).signature).toMatchObject({
      state: 'first',
    })
    await imports.add(file(signed(office)), replace)
    expect(dataset.catalog().editions.at(-1)?.own?.signer).toEqual({
      name: 'Office',
      key: fingerprintOfKey(office),
      trusted: true,
    })
    const changed = file(signed(stranger))
    expect((await imports.preview(changed)).signature).toMatchObject({
      state: 'changed',
      key: fingerprintOfKey(stranger),
      before: [{ name: 'Office' }],
    })
    await expect(imports.add(changed, replace)).rejects.toMatchObject({ code: 'conflict' })
    const wrongKey = { ...replace, signer: fingerprintOfKey(office) }
    await expect(imports.add(changed, wrongKey)).rejects.toMatchObject({ code: 'conflict' })
    await imports.add(changed, { ...replace, signer: fingerprintOfKey(stranger) })
    // Both are trusted now, and yet it is not the signer of this edition.
    expect((await imports.preview(file(signed(office)))).signature).toMatchObject({
      state: 'changed',
    })
  }, 60_000)

  it('that is missing although there was one must be confirmed', async () => {
    const { imports } = await openProfile()
    await imports.add(file(signed(office)), replace)
    const plain = file(signed(undefined))
    expect((await imports.preview(plain)).signature).toMatchObject({ state: 'removed' })
    await expect(imports.add(plain, replace)).rejects.toMatchObject({ code: 'conflict' })
    await imports.add(plain, { ...replace, signer: 'none' })
  }, 60_000)

  it('goes along with an export, and ends with a correction', async () => {
    const { imports, dataset } = await openProfile()
    await imports.add(file(signed(office)), replace)
    const { bytes } = await imports.export('2027', 'atlasedition')
    expect(await decodePackage(bytes, 'a')).toMatchObject({ value: { signer: { name: 'Office' } } })
    const { sha256 } = dataset.catalog().editions.at(-1) ?? { sha256: '' }
    await imports.save({ edition: { ...next, title: 'Corrected' }, sha256 })
    expect(dataset.catalog().editions.at(-1)?.own).toMatchObject({
      signer: null,
      corrected: true,
    })
  }, 60_000)

  it('of a key that nobody trusts is not used from the folder, and is from that of the administrator', async () => {
    const { imports, dataset, folder, shared } = await openProfile()
    await imports.add(file(signed(office)), replace)
    const other = { ...next, id: '2028', effectiveDate: '2028-01-01' }
    const path = join(folder, 'by-hand.atlasedition')
    writeFileSync(path, signed(stranger, 'Stranger', other))
    await dataset.refresh()
    expect(dataset.catalog().editions.at(-1)).toMatchObject({ id: '2028', state: 'refused' })
    expect(dataset.catalog().problems[0]?.message).toMatch(/key that you have not trusted/)

    mkdirSync(shared, { recursive: true })
    copyFileSync(path, join(shared, '2028.atlasedition'))
    await dataset.refresh()
    expect(dataset.catalog().editions.at(-1)).toMatchObject({
      id: '2028',
      origin: 'shared',
      state: 'valid',
      own: { signer: { trusted: true } },
    })
  }, 60_000)
})

describe('an edition file with surprises', () => {
  const parts = unzipSync(signed(undefined))
  const messageOf = async (entries: Parameters<typeof zipSync>[0]) => {
    const read = await decodePackage(zipSync(entries), 'a')
    return read.ok ? 'accepted' : read.problems[0]?.message
  }

  it('is rejected by what it holds', async () => {
    const edition = parts['edition.json'] ?? strToU8('')
    expect(await messageOf({ ...parts, 'run.js': strToU8('x') })).toMatch(/contains “run.js”/)
    expect(await messageOf({ ...parts, '../edition.json': edition })).toMatch(/leads outside it/)
    expect(await messageOf({ 'guide.json': strToU8('{}') })).toBe(
      'It does not contain edition.json.',
    )
    expect(await messageOf({ 'edition.json': strToU8('{') })).toMatch(/middle of its JSON/)
    expect(await messageOf({ ...parts, 'edition.json': new Uint8Array(17_000_000) })).toMatch(
      /It expands more than 250 times when unpacked/,
    )
  })
})

describe('a key file', () => {
  it('is PEM, or the 32 bytes themselves', () => {
    const pem = office.export({ format: 'pem', type: 'pkcs8' })
    const der = office.export({ format: 'der', type: 'pkcs8' })
    for (const bytes of [Buffer.from(pem), der.subarray(-32)]) {
      expect(fingerprintOfKey(readSigningKey(bytes, 'key'))).toBe(fingerprintOfKey(office))
    }
  })

  it('of another kind is rejected without revealing its content', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' })
    expect(() => readSigningKey(Buffer.from(pem), 'key')).toThrow(/type ec/)
    expect(() => readSigningKey(Buffer.from('secret words'), 'key')).toThrow(
      /^key is not a private key that can be read/,
    )
  })
})
