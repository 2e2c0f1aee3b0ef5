import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/vue'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { datasetAnswers } from '../dataset-answers.ts'
import { putBridge } from '../put-bridge.ts'

let handOver = (): void => undefined
let listTables = (): void => undefined
const codes = {
  codes: ['43239', '43241'],
  texts: ['One', 'Other'],
  others: ['', ''],
  ends: ['', ''],
  tables: ['made-up'],
}

putBridge({
  ...datasetAnswers,
  'tables.list': () =>
    new Promise((resolve) => {
      listTables = () =>
        resolve({
          tables: [{ entry: { edition: '2026', codes: { cpt: 2, hcpcs: 0 } } }],
          problems: [],
        })
    }),
  'tables.codes': ({ system }: { system: string }) =>
    system === 'cpt'
      ? new Promise((resolve) => (handOver = () => resolve(codes)))
      : { codes: ['J1100'], texts: ['One'], others: [''], ends: [''], tables: ['made-up'] },
  'tables.layout': () => ({ letters: [{ letter: 'J', name: 'Drugs', groups: [] }] }),
})

const { useDataset } = await import('../../../renderer/stores/dataset.ts')
const { useNavigation } = await import('../../../renderer/stores/navigation.ts')
const { useTables } = await import('../../../renderer/stores/tables.ts')
const { default: SearchBox } = await import('../../../renderer/features/search/SearchBox.vue')

async function typeAndEnter(query: string): Promise<void> {
  const box = screen.getByRole('combobox')
  await fireEvent.update(box, query)
  await fireEvent.keyDown(box, { key: 'Enter' })
}

beforeEach(async () => {
  const pinia = createPinia()
  setActivePinia(pinia)
  await useDataset().readCatalog()
  await useNavigation().switchEdition('2026')
  render(SearchBox, { global: { plugins: [pinia] } })
})

afterEach(cleanup)

async function readTables(): Promise<void> {
  const read = useTables().read()
  listTables()
  await read
}

test('Enter on a code opens its category, then its page once the tables that list it are loaded', async () => {
  await readTables()
  await typeAndEnter('43241')
  expect(useNavigation().view.kind).toBe('category')
  handOver()
  await waitFor(() => expect(useNavigation().view).toMatchObject({ kind: 'code', code: '43241' }))
})

test('stays on the category if something else is typed in the meantime', async () => {
  await readTables()
  await typeAndEnter('43241')
  await fireEvent.update(screen.getByRole('combobox'), 'knee')
  handOver()
  await waitFor(() => expect(useTables().isReading).toBe(false))
  expect(useNavigation().view.kind).toBe('category')
})

test('opens the page of a HCPCS code although its preview came while the list of tables was still loading', async () => {
  const navigation = useNavigation()
  const read = useTables().read()
  await typeAndEnter('J1100')
  await waitFor(() => expect(navigation.isPreview).toBe(true))
  listTables()
  await read
  handOver()
  await waitFor(() => expect(navigation.place.view).toEqual({ kind: 'code', code: 'J1100' }))
})
