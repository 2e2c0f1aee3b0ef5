import { mkdtemp, rm } from 'node:fs/promises'
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Backend, type HostServices, openBackend } from '#backend/backend.ts'
import { noPolicy } from '#core/policy/policy.ts'
import type { OutputOf } from '#core/contract/contract.ts'
import { madeUpEdition, smallCategories } from '../support/made-up-edition.ts'
import { smallDataset } from '../support/small-dataset.ts'

const services: HostServices = {
  about: {
    appVersion: '0.0.0',
    runtime: [],
    system: '',
    logFolder: null,
  },
  copy: () => Promise.resolve(),
  print: () => Promise.resolve(),
  chooseImport: () => Promise.resolve(),
  chooseShelf: () => Promise.resolve(null),
  savePdf: () => Promise.resolve(false),
  windows: undefined,
  zoom: () => Promise.resolve(),
  showLogFolder: () => Promise.resolve(),
}

let folder: string
let backend: Backend | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'category-atlas-test-'))
})

afterEach(async () => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  await backend?.close()
  await rm(folder, { recursive: true, force: true })
})

async function open(datasetFolder: string): Promise<Backend> {
  backend = await openBackend({
    datasetFolder,
    isShippedDataset: false,
    userDataFolder: join(folder, 'user'),
    policy: { ...noPolicy, path: '/none', exists: false },
    services,
    announce: () => undefined,
    report: () => undefined,
  })
  return backend
}

async function firstOf({ dispatch }: Backend): Promise<string | undefined> {
  const reply = await dispatch('dataset.first', null)
  return reply.ok ? (reply.value as OutputOf<'dataset.first'>)?.id : 'failed'
}

describe('the edition to open at start-up', () => {
  const shipped = join(import.meta.dirname, '..', '..', '..', 'data')

  it('is the newest one in effect at the first start', async () => {
    expect(await firstOf(await open(shipped))).toBe('2026')
  })

  it('is the last one on screen', async () => {
    const opened = await open(shipped)
    await opened.dispatch('userdata.apply', {
      changes: [{ kind: 'set-session', values: { edition: '2021' } }],
    })
    expect(await firstOf(opened)).toBe('2021')
  })

  it('is the newest valid one if the newest in effect is damaged', async () => {
    const data = smallDataset()
    data.write('editions/2026.json', data.read('editions/2026.json').slice(0, 200))
    const opened = await open(data.folder)
    expect(await firstOf(opened)).toBe('2025')
    expect(await opened.dispatch('dataset.catalog', null)).toMatchObject({
      value: { problems: [{ file: 'editions/2026.json' }, { file: 'editions/2026.json' }] },
    })
  })

  it('is an own edition if it was last on screen', async () => {
    mkdirSync(join(folder, 'user', 'editions'), { recursive: true })
    writeFileSync(
      join(folder, 'user', 'editions', 'mine.json'),
      JSON.stringify({ ...madeUpEdition(2026, smallCategories), id: 'mine', title: 'Mine' }),
    )
    const first = await open(smallDataset().folder)
    await first.dispatch('userdata.apply', {
      changes: [{ kind: 'set-session', values: { edition: 'mine' } }],
    })
    await first.close()
    expect(await firstOf(await open(smallDataset().folder))).toBe('mine')
  })

  it('does not wait for own editions that take long to read', async () => {
    mkdirSync(join(folder, 'user', 'editions'), { recursive: true })
    const name = (index: number) => join(folder, 'user', 'editions', `${index}.json`)
    // Finding the error at the end of one used to take half a minute.
    for (let index = 0; index < 3; index++) {
      writeFileSync(name(index), `{"formatVersion": 1, "a": [${'0,'.repeat(450_000)} ]}`)
    }
    const asked = await open(smallDataset().folder)
    expect(await firstOf(asked)).toBe('2026')
    const problems = async () => {
      const reply = await asked.dispatch('dataset.catalog', null)
      return reply.ok ? (reply.value as OutputOf<'dataset.catalog'>).problems.length : 0
    }
    expect(await problems()).toBe(0)
    await asked.dispatch('dataset.check', null)
    expect(await problems()).toBe(3)
  })

  it('is this year’s at 8 p.m. on December 31 in New York, when UTC has the next year', async () => {
    vi.stubEnv('TZ', 'America/New_York')
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-12-31T20:00:00-05:00') })
    const years = [2026, 2027].map((year) => madeUpEdition(year, smallCategories))
    const { folder: dataset } = smallDataset(years)
    expect(await firstOf(await open(dataset))).toBe('2026')
    vi.setSystemTime(new Date('2027-01-01T00:00:00-05:00'))
    expect(await firstOf(await open(dataset))).toBe('2027')
  })

  it('is undefined without a dataset', async () => {
    expect(await firstOf(await open(join(folder, 'nowhere')))).toBeUndefined()
  })
})
