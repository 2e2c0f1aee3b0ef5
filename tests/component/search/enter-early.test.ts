import { fireEvent, render, screen, waitFor } from '@testing-library/vue'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { datasetAnswers } from '../dataset-answers.ts'
import { putBridge } from '../put-bridge.ts'

let handOver = (): void => undefined
const codes = {
  codes: ['43239', '43241'],
  texts: ['One', 'Other'],
  others: ['', ''],
  ends: ['', ''],
  tables: ['made-up'],
}

putBridge({
  ...datasetAnswers,
  'tables.list': () => ({
    tables: [{ entry: { edition: '2026', codes: { cpt: 2, hcpcs: 0 } } }],
    problems: [],
  }),
  'tables.codes': ({ system }: { system: string }) =>
    system === 'cpt'
      ? new Promise((resolve) => (handOver = () => resolve(codes)))
      : { codes: [], texts: [], others: [], ends: [], tables: [] },
  'tables.layout': () => ({ groups: [] }),
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
  await useTables().read()
  document.body.innerHTML = ''
  render(SearchBox, { global: { plugins: [pinia] } })
})

test('Enter on a code opens its category, then its page once the tables that list it are loaded', async () => {
  await typeAndEnter('43241')
  expect(useNavigation().view.kind).toBe('category')
  handOver()
  await waitFor(() => expect(useNavigation().view).toMatchObject({ kind: 'code', code: '43241' }))
})

test('stays on the category if something else is typed in the meantime', async () => {
  await typeAndEnter('43241')
  await fireEvent.update(screen.getByRole('combobox'), 'knee')
  handOver()
  await waitFor(() => expect(useTables().isReading).toBe(false))
  expect(useNavigation().view.kind).toBe('category')
})
