import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FileToImport } from '#backend/editions/edition-imports.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import type { EditionFile } from '#core/editions/edition-file.ts'
import { madeUpEdition, smallCategories } from '../../support/made-up-edition.ts'
import { openProfile, packageOf } from '../../support/own-editions.ts'

const next = madeUpEdition(2027, smallCategories)
const renamed = (name: string): EditionFile => ({
  ...next,
  categories: next.categories.map((category) =>
    category.id === 'visits' ? { ...category, name } : category,
  ),
})
const file = (edition: EditionFile, changes: Partial<FileToImport> = {}): FileToImport => ({
  name: `${edition.id}.atlasedition`,
  bytes: packageOf(edition),
  as: {},
  answers: [],
  ...changes,
})
const agreed = { replace: false, signer: null }
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof CallFailed ? error : undefined),
  )

describe('an edition file', () => {
  it('is previewed without storing anything', async () => {
    const { imports, folder } = await openProfile()
    const preview = await imports.preview(file(next))
    expect(preview).toMatchObject({
      kind: 'edition file',
      entry: { id: '2027', title: 'Edition 2027', effectiveDate: '2027-01-01', categories: 7 },
      before: '2026',
      faults: [],
      signature: { state: 'unsigned' },
      replaces: null,
    })
    expect(preview.edition).toEqual(next)
    expect(existsSync(folder)).toBe(false)
  })

  it('becomes an own edition that records its origin', async () => {
    const { imports, dataset } = await openProfile()
    expect(await imports.add(file(next), agreed)).toBe('2027')
    const { editions, problems } = await dataset.check()
    expect(problems).toEqual([])
    expect(editions.at(-1)).toMatchObject({
      id: '2027',
      origin: 'own',
      state: 'valid',
      own: { how: 'edition file', source: '2027.atlasedition', corrected: false, previous: null },
    })
    expect(await dataset.edition('2027')).toEqual(next)
  })

  it('can get another id, title and date', async () => {
    const { imports, dataset } = await openProfile()
    const as = { id: '2028-draft', title: 'Draft', effectiveDate: '2028-01-01' }
    await imports.add(file(next, { as }), agreed)
    expect(await dataset.edition('2028-draft')).toEqual({ ...next, ...as })
  })

  it('cannot take the id of a shipped edition', async () => {
    const { imports, dataset } = await openProfile()
    const taken = file({ ...next, id: '2026' })
    expect((await imports.preview(taken)).faults).toMatchObject([{ place: 'id' }])
    expect((await failureOf(imports.add(taken, agreed)))?.code).toBe('bad-file')
    expect((await dataset.edition('2026')).effectiveDate).toBe('2026-01-01')
  })

  it('is not added if it is invalid, and every problem is reported', async () => {
    const { imports, folder } = await openProfile()
    const bad = { ...next, categories: next.categories.filter(({ id }) => id !== 'surgery/skin') }
    const preview = await imports.preview(file(bad))
    expect(preview.edition).toBeNull()
    expect(preview.faults.length).toBeGreaterThan(0)
    expect((await failureOf(imports.add(file(bad), agreed)))?.code).toBe('bad-file')
    expect(existsSync(folder)).toBe(false)
  })
})

describe('an own edition', () => {
  it('is replaced only on request, and can be rolled back and forth', async () => {
    const { imports, dataset } = await openProfile()
    await imports.add(file(next), agreed)
    const second = file(renamed('Encounters'))
    expect((await imports.preview(second)).replaces).toMatchObject({ same: false })
    expect((await imports.preview(file(next))).replaces).toMatchObject({ same: true })
    expect((await failureOf(imports.add(second, agreed)))?.code).toBe('conflict')

    await imports.add(second, { ...agreed, replace: true })
    const nameOf = async () => (await dataset.edition('2027')).categories[0]?.name
    expect(await nameOf()).toBe('Encounters')
    await imports.rollBack('2027')
    expect(await nameOf()).toBe('visits')
    await imports.rollBack('2027')
    expect(await nameOf()).toBe('Encounters')
  })

  it('cannot be rolled back if it replaced nothing', async () => {
    const { imports } = await openProfile()
    await imports.add(file(next), agreed)
    expect((await failureOf(imports.rollBack('2027')))?.code).toBe('conflict')
  })

  it('is removed without a trace', async () => {
    const { imports, dataset, folder } = await openProfile()
    await imports.add(file(next), agreed)
    await imports.add(file(renamed('x')), { ...agreed, replace: true })
    await imports.remove('2027')
    expect(dataset.catalog().editions.map(({ id }) => id)).toEqual(['2024', '2025', '2026'])
    expect(readdirSync(folder, { recursive: true })).toEqual(['previous'])
  })

  it('cannot be removed or corrected if it ships with the app', async () => {
    const { imports, dataset } = await openProfile()
    const edition = await dataset.edition('2026')
    for (const work of [imports.remove('2026'), imports.save({ edition, sha256: '' })]) {
      expect((await failureOf(work))?.code).toBe('conflict')
    }
  })

  it('is replaced by the app’s own file if it was put into the folder as JSON', async () => {
    const { imports, dataset, folder } = await openProfile()
    await imports.copy({ edition: '2026', id: 'first', title: 'First' })
    writeFileSync(join(folder, 'mine.json'), JSON.stringify(next))
    await dataset.refresh()
    await imports.add(file(renamed('Encounters')), { ...agreed, replace: true })
    expect(readdirSync(folder).sort()).toEqual([
      'edition-2027.atlasedition',
      'edition-first.atlasedition',
      'previous',
    ])
    await imports.rollBack('2027')
    expect(await dataset.edition('2027')).toEqual(next)
  })

  it('is the same after an export to another profile', async () => {
    const [first, second] = [await openProfile(), await openProfile()]
    await first.imports.add(file(next), agreed)
    const { name, bytes } = await first.imports.export('2027', 'atlasedition')
    expect(name).toBe('Edition 2027.atlasedition')
    await second.imports.add({ name, bytes, as: {}, answers: [] }, agreed)
    expect(await second.dataset.edition('2027')).toEqual(next)
  })

  it('can start as a copy of any edition', async () => {
    const { imports, dataset } = await openProfile()
    await imports.copy({ edition: '2026', id: '2026-own', title: 'Mine' })
    const { categories } = await dataset.edition('2026')
    expect(await dataset.edition('2026-own')).toMatchObject({ title: 'Mine', categories })
    const again = imports.copy({ edition: '2026', id: '2026-OWN', title: 'Mine' })
    expect((await failureOf(again))?.code).toBe('conflict')
  })
})

describe('a correction', () => {
  const shaOf = (catalog: { editions: { id: string; sha256: string }[] }) =>
    catalog.editions.find(({ id }) => id === '2027')?.sha256 ?? ''

  it('is saved next to the imported edition', async () => {
    const { imports, dataset } = await openProfile()
    await imports.add(file(next), agreed)
    const corrected = renamed('Encounters')
    const { sha256 } = await imports.save({
      edition: corrected,
      sha256: shaOf(dataset.catalog()),
    })
    expect(shaOf(dataset.catalog())).toBe(sha256)
    expect(await dataset.edition('2027')).toEqual(corrected)
    expect(await imports.imported('2027')).toEqual(next)
    expect(dataset.catalog().editions.at(-1)?.own?.corrected).toBe(true)

    await imports.save({ edition: next, sha256 })
    expect(dataset.catalog().editions.at(-1)?.own?.corrected).toBe(false)
  })

  it('is not saved if it is invalid', async () => {
    const { imports, dataset } = await openProfile()
    await imports.add(file(next), agreed)
    const edition = { ...next, categories: next.categories.slice(2) }
    const failure = await failureOf(imports.save({ edition, sha256: shaOf(dataset.catalog()) }))
    expect(failure?.code).toBe('bad-file')
    expect(await dataset.edition('2027')).toEqual(next)
  })

  it('is not saved if the edition has changed in the meantime', async () => {
    const { imports, dataset } = await openProfile()
    await imports.add(file(next), agreed)
    const before = shaOf(dataset.catalog())
    await imports.add(file(renamed('a')), { ...agreed, replace: true })
    const failure = await failureOf(imports.save({ edition: renamed('b'), sha256: before }))
    expect(failure?.code).toBe('conflict')
  })
})
