import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDataset } from '#backend/dataset/dataset.ts'
import { createTableHandlers, type TableServices } from '#backend/tables/table-handlers.ts'
import { openTableStore } from '#backend/tables/table-store.ts'
import type { EventMessage } from '#core/contract/events.ts'
import { makeXlsx } from '../../../fixtures/files/make-xlsx.ts'
import { makeZip } from '../../../fixtures/files/make-zip.ts'

const checkout = join(import.meta.dirname, '../../../..')
const samples = join(checkout, 'tests/fixtures/tables')

let folder: string
let services: TableServices
let events: EventMessage[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atlas-import-'))
  events = []
  const store = openTableStore({
    shipped: join(checkout, 'data/tables'),
    shared: join(folder, 'shared'),
    own: join(folder, 'tables'),
  })
  const dataset = await openDataset(join(checkout, 'data'))
  services = createTableHandlers(store, dataset, (message) => events.push(message))
})
afterEach(async () => {
  services.close()
  await rm(folder, { recursive: true })
})

/** Sends a file in parts, like the page does. */
async function send(name: string, bytes: Uint8Array): Promise<string> {
  const { handlers } = services
  const { task } = await handlers['tables.begin']({ name, size: bytes.length })
  const part = 100_000
  for (let start = 0; start < bytes.length; start += part) {
    const data = Buffer.from(bytes.subarray(start, start + part)).toString('base64')
    await handlers['tables.send']({ task, data })
  }
  return task
}

async function addSample(name: string, edition = '2026') {
  const { handlers } = services
  const task = await send(name, await readFile(join(samples, name)))
  const preview = await handlers['tables.preview']({ task, offer: 0 })
  await handlers['tables.add']({ task, edition, licensed: true })
  return preview
}

describe('a file that becomes a code table', () => {
  it('is previewed before it is added, and used afterwards', async () => {
    const preview = await addSample('pprrvu-2026-jul-nonqpp.csv')
    expect(preview.entry).toMatchObject({
      id: 'pprrvu-2026-07',
      title: 'Physician Fee Schedule, July 2026',
      edition: '2026',
      codes: { cpt: 29, hcpcs: 9, cdt: 2 },
    })
    const { handlers } = services
    const { codes } = await handlers['tables.codes']({ system: 'cpt', edition: '2026' })
    expect(codes).toContain('43239')
    const facts = await handlers['tables.code']({ code: '43239' })
    expect(facts.map(({ table }) => table)).toEqual(['pprrvu-2026-07'])
    expect(events.map(({ name }) => name)).toContain('tables-changed')
  })

  it('is compared with the previous table', async () => {
    await addSample('pprrvu-2025-oct.csv', '2025')
    const preview = await addSample('pprrvu-2026-jul-nonqpp.csv')
    expect(preview.before).toMatchObject({ replaced: false, added: 0, gone: 0 })
    const again = await addSample('pprrvu-2026-jul-nonqpp.csv')
    expect(again.before).toMatchObject({ replaced: true, same: true, changed: 0 })
  })

  it('reports codes that the layout does not place', async () => {
    const { unplaced } = await addSample('opps-addendum-b-2026-jan.reconstructed.csv')
    expect(unplaced?.examples).toContain('0001A')
  })

  it('is not added before its license is confirmed', async () => {
    const { handlers } = services
    const task = await send('a.csv', await readFile(join(samples, 'clfs-2026-q2.csv')))
    await handlers['tables.preview']({ task, offer: 0 })
    await expect(
      handlers['tables.add']({ task, edition: '2026', licensed: false }),
    ).rejects.toThrow('Confirm the license first.')
    await expect(readdir(join(folder, 'tables'))).rejects.toThrow('ENOENT')
  })

  it('leaves nothing behind if it is canceled', async () => {
    const { handlers } = services
    const task = await send('a.csv', await readFile(join(samples, 'clfs-2026-q2.csv')))
    const preview = handlers['tables.preview']({ task, offer: 0 })
    await handlers['tables.cancel']({ task })
    await expect(preview).rejects.toThrow('canceled')
    await expect(handlers['tables.add']({ task, edition: '2026', licensed: true })).rejects.toThrow(
      'This import has ended.',
    )
    await expect(readdir(join(folder, 'tables'))).rejects.toThrow('ENOENT')
  })

  it('is rejected before it is read if it is too large', () => {
    const { handlers } = services
    expect(() => void handlers['tables.begin']({ name: 'a.zip', size: 2 ** 31 })).toThrow(
      'larger than 100 MB',
    )
  })

  it('waits for its edition if that is missing', async () => {
    const { handlers } = services
    const csv = await readFile(join(samples, 'pprrvu-2026-jul-nonqpp.csv'), 'utf8')
    const task = await send('a.csv', Buffer.from(csv.replace('2026 National', '2031 National')))
    const { entry, unplaced } = await handlers['tables.preview']({ task, offer: 0 })
    expect(entry.edition).toBe('2031')
    expect(unplaced).toBeUndefined()
  })

  it('can be one of several in an archive, each offered in its fastest format', async () => {
    const { handlers } = services
    const read = (name: string) => readFile(join(samples, name))
    const zip = makeZip([
      { name: 'RVU26C.pdf', bytes: 'a layout' },
      { name: 'GPCI2026.csv', bytes: 'State,Locality,GPCI\nAL,10102,0.9\nAK,02102,1.3\n' },
      { name: 'PPRRVU2026_Jul_QPP.csv', bytes: await read('pprrvu-2026-jul-nonqpp.csv') },
      { name: 'PPRRVU2026_Jul_nonQPP.xlsx', bytes: await read('pprrvu-2025-oct.xlsx') },
      { name: 'PPRRVU2026_Jul_nonQPP.csv', bytes: await read('pprrvu-2026-jul-nonqpp.csv') },
    ])
    const task = await send('RVU26C.zip', zip)
    const { offers } = await handlers['tables.offers']({ task })
    expect(offers.map(({ name }) => name)).toEqual([
      'PPRRVU2026_Jul_nonQPP.csv',
      'PPRRVU2026_Jul_QPP.csv',
    ])
  })

  it('can be a custom list with columns that the user maps', async () => {
    const { handlers } = services
    const bytes = makeXlsx([
      ['Our charges'],
      ['Dept', 'CPT', 'What we call it'],
      ['GI', 43239, 'Upper scope with biopsy'],
      ['GI', 45378, 'Colon scope'],
    ])
    const task = await send('charges.xlsx', bytes)
    const { offers } = await handlers['tables.offers']({ task })
    expect(offers[0]?.columns?.guess).toEqual({ code: 1, fields: { long: 2 } })
    const { entry, sample } = await handlers['tables.preview']({
      task,
      offer: 0,
      mapping: { code: 1, fields: { consumer: 2 } },
      edition: '2026',
    })
    expect(entry.kind).toBe('columns')
    expect(sample[0]).toEqual({ code: '43239', modifier: '', text: 'Upper scope with biopsy' })
  })

  it('is rejected if it is an image', async () => {
    const task = await send('photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0, 255]))
    await expect(services.handlers['tables.offers']({ task })).rejects.toThrow('not text')
  })
})
