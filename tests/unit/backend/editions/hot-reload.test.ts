import { copyFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { openBackend } from '#backend/backend.ts'
import { readPolicyFile } from '#backend/policy/policy-file.ts'
import type { Catalog } from '#core/contract/dataset-calls.ts'
import { madeUpEdition, smallCategories } from '../../support/made-up-edition.ts'
import { packageOf } from '../../support/own-editions.ts'
import { smallDataset } from '../../support/small-dataset.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const next = madeUpEdition(2027, smallCategories)

/** Opens a host's backend on a new profile, and counts what its windows are told. */
async function openHost(shared = temporaryFolder()) {
  const userDataFolder = temporaryFolder()
  const none = () => Promise.resolve()
  const told = { count: 0 }
  const backend = await openBackend({
    datasetFolder: smallDataset().folder,
    isShippedDataset: false,
    userDataFolder,
    policy: { ...readPolicyFile(join(shared, 'none.json')), editionsFolder: shared },
    services: {
      about: { appVersion: '', runtime: [], system: '', logFolder: null },
      ...{ copy: none, print: none, chooseImport: none, zoom: none, showLogFolder: none },
      savePdf: () => Promise.resolve(false),
      chooseShelf: () => Promise.resolve(null),
      windows: undefined,
    },
    announce: ({ name }) => {
      if (name === 'dataset-changed') told.count++
    },
    report: () => undefined,
  })
  const catalog = async () => {
    const reply = await backend.dispatch('dataset.catalog', null)
    return (reply.ok ? reply.value : undefined) as Catalog
  }
  const ids = async () => (await catalog()).editions.map(({ id, state }) => `${id} ${state}`)
  return { backend, catalog, ids, told, folder: join(userDataFolder, 'editions'), shared }
}
const patient = { timeout: 20_000, interval: 50 }

it('notifies the windows of each edition that is added, changed or removed in the folders', async () => {
  const { backend, catalog, ids, told, folder, shared } = await openHost()
  const path = join(folder, 'book.atlasedition')
  writeFileSync(path, packageOf(next))
  await vi.waitFor(async () => expect((await ids()).at(-1)).toBe('2027 valid'), patient)

  const before = told.count
  writeFileSync(path, packageOf({ ...next, title: 'Second printing' }))
  await vi.waitFor(async () => {
    expect((await catalog()).editions.at(-1)?.title).toBe('Second printing')
  }, patient)
  expect(told.count).toBeGreaterThan(before)

  copyFileSync(path, join(shared, 'for-all.atlasedition'))
  rmSync(path)
  await vi.waitFor(async () => {
    expect((await catalog()).editions.at(-1)).toMatchObject({ id: '2027', origin: 'shared' })
  }, patient)
  await backend.close()
}, 60_000)

it('names a bad file, keeps the good ones, and takes the file once it is whole', async () => {
  const { backend, catalog, folder, ids } = await openHost()
  const whole = JSON.stringify(next)
  const path = join(folder, 'copied.json')
  const other = { ...next, id: 'other', effectiveDate: '2027-06-01' }
  writeFileSync(join(folder, 'other.json'), JSON.stringify(other))
  writeFileSync(path, whole)
  truncateSync(path, 100)
  await vi.waitFor(async () => {
    expect((await catalog()).problems.map(({ file }) => file)).toEqual([
      'your editions/copied.json',
    ])
  }, patient)
  expect((await ids()).at(-1)).toBe('other valid')

  const fresh = join(folder, 'fresh.tmp')
  writeFileSync(fresh, whole)
  renameSync(fresh, path)
  await vi.waitFor(async () => expect((await catalog()).problems).toEqual([]), patient)
  expect(await ids()).toContain('2027 valid')
  await backend.close()
}, 60_000)
