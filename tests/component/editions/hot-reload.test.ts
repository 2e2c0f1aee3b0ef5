import { createPinia, setActivePinia } from 'pinia'
import { expect, it, vi } from 'vitest'
import type { EditionFile } from '#core/editions/edition-file.ts'
import { datasetAnswers, shippedFiles } from '../dataset-answers.ts'
import { putBridge } from '../put-bridge.ts'

const [newest] = shippedFiles.slice(-1)
if (newest === undefined) throw new Error('No edition ships.')
const mine: EditionFile = { ...newest, id: '2027', title: 'Mine', effectiveDate: '2027-01-01' }
/** The own edition that the host has, which a test changes or takes away. */
const host: { own: EditionFile | undefined; sha256: string } = { own: mine, sha256: '' }

function catalog() {
  const { editions, ...rest } = datasetAnswers['dataset.catalog']()
  const { own, sha256 } = host
  const listed = own && {
    ...own,
    categories: own.categories.length,
    sha256,
    origin: 'own',
    state: 'valid',
  }
  return { ...rest, editions: [...editions, ...(listed ? [listed] : [])] }
}

const tell = putBridge({
  ...datasetAnswers,
  'dataset.catalog': catalog,
  'dataset.check': catalog,
  'dataset.references': () => ({ vocabulary: [], language: null, guide: [], sources: [] }),
  'dataset.edition': (input: { edition: string }) =>
    input.edition === '2027' ? host.own : datasetAnswers['dataset.edition'](input),
})
const { useDataset } = await import('../../../renderer/stores/dataset.ts')
const { useNavigation } = await import('../../../renderer/stores/navigation.ts')

/** Opens the stores of a window that shows the own edition. */
async function openWindow() {
  Object.assign(host, { own: mine, sha256: 'first' })
  setActivePinia(createPinia())
  const [dataset, navigation] = [useDataset(), useNavigation()]
  await dataset.readCatalog()
  await dataset.loadEdition('2026')
  await navigation.switchEdition('2027')
  await dataset.readTheRest()
  return { dataset, navigation }
}

const changed = { name: 'dataset-changed', detail: null } as const

it('shows a changed edition on screen without a restart', async () => {
  const { navigation } = await openWindow()
  Object.assign(host, { own: { ...mine, title: 'Corrected' }, sha256: 'second' })
  tell(changed)
  await vi.waitFor(() => expect(navigation.edition?.outline.title).toBe('Corrected'))
})

it('switches from a removed edition to the one in effect', async () => {
  const { dataset, navigation } = await openWindow()
  host.own = undefined
  tell(changed)
  await vi.waitFor(() => expect(dataset.loaded.has('2027')).toBe(false))
  expect(navigation.editionId).toBe('2026')
  expect(navigation.edition?.outline.edition).toBe('2026')
})

it('reloads nothing if no edition changed', async () => {
  const { dataset } = await openWindow()
  const { loaded, references } = dataset
  tell(changed)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(dataset.loaded).toBe(loaded)
  expect(dataset.references).toBe(references)
})
