import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Backend, type HostServices, openBackend } from '#backend/backend.ts'
import type { OutputOf } from '#core/contract/contract.ts'

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
  await backend?.close()
  await rm(folder, { recursive: true, force: true })
})

async function open(datasetFolder: string): Promise<Backend> {
  backend = await openBackend({
    datasetFolder,
    userDataFolder: join(folder, 'user'),
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

describe('the edition to open at a start', () => {
  const shipped = join(import.meta.dirname, '..', '..', '..', 'data')

  it('is the newest in effect at a first start', async () => {
    expect(await firstOf(await open(shipped))).toBe('2026')
  })

  it('is the one that was on screen last', async () => {
    const opened = await open(shipped)
    await opened.dispatch('userdata.apply', {
      changes: [{ kind: 'set-session', values: { edition: '2021' } }],
    })
    expect(await firstOf(opened)).toBe('2021')
  })

  it('is none where there is no dataset', async () => {
    expect(await firstOf(await open(join(folder, 'nowhere')))).toBeUndefined()
  })
})
