import { fireEvent, render, screen, waitFor } from '@testing-library/vue'
import { createPinia, setActivePinia } from 'pinia'
import { nextTick } from 'vue'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { datasetAnswers } from '../dataset-answers.ts'
import { putBridge } from '../put-bridge.ts'

const codes = {
  codes: ['43235', '43236', '43239'],
  texts: ['One', 'Two', 'Three'],
  others: ['', '', ''],
  ends: ['', '', ''],
  tables: ['made-up'],
}
const none = { codes: [], texts: [], others: [], ends: [], tables: [] }

putBridge({
  ...datasetAnswers,
  'tables.list': () => ({
    tables: [{ entry: { edition: '2026', codes: { cpt: 3, hcpcs: 0 } } }],
    problems: [],
  }),
  'tables.codes': ({ system }: { system: string }) => (system === 'cpt' ? codes : none),
  'tables.layout': () => ({ groups: [] }),
})

const { useDataset } = await import('../../../renderer/stores/dataset.ts')
const { useNavigation } = await import('../../../renderer/stores/navigation.ts')
const { useSearch } = await import('../../../renderer/stores/search.ts')
const { useCodeSearch } = await import('../../../renderer/stores/code-search.ts')
const { useTables } = await import('../../../renderer/stores/tables.ts')
const { default: SearchBox } = await import('../../../renderer/features/search/SearchBox.vue')

const box = () => screen.getByRole('combobox')
const type = (query: string) => fireEvent.update(box(), query)
const press = (key: string) => fireEvent.keyDown(box(), { key })
const category = () => {
  const { view } = useNavigation()
  return view.kind === 'category' ? view.category : undefined
}
const idOf = (index: number) => useSearch().hits[index]?.hit.category.id

const pushed = vi.spyOn(window.history, 'pushState')

beforeEach(async () => {
  const pinia = createPinia()
  setActivePinia(pinia)
  await useDataset().readCatalog()
  await useNavigation().switchEdition('2026')
  await useTables().read()
  document.body.innerHTML = ''
  render(SearchBox, { global: { plugins: [pinia] } })
  pushed.mockClear()
})

describe('the page beside a query', () => {
  it('previews the first result when typing pauses, without a step of the history', async () => {
    await type('shoulder')
    await waitFor(() => expect(useNavigation().isPreview).toBe(true))
    expect(category()).toBe(idOf(0))
    expect(pushed).not.toHaveBeenCalled()
  })

  it('previews nothing after Back, however soon after the last key it is pressed', async () => {
    await type('shoulder')
    await waitFor(() => expect(useNavigation().isPreview).toBe(true))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await type('shoulder biopsy')
    expect(useNavigation().endPreview()).toBe(true)
    vi.runAllTimers()
    vi.useRealTimers()
    expect(useNavigation().isPreview).toBe(false)
  })

  it('stays at the result that was stepped to when the window is left and returned to', async () => {
    await type('shoulder')
    await press('ArrowDown')
    await press('ArrowDown')
    await fireEvent.blur(box())
    await fireEvent.focus(box())
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(category()).toBe(idOf(1))
    await press('ArrowDown')
    expect(category()).toBe(idOf(2))
  })

  it('follows the query again as soon as that changes', async () => {
    await type('shoulder')
    await press('ArrowDown')
    await type('elbow')
    expect(useSearch().stage).toBe('following')
    await waitFor(() => expect(category()).toBe(idOf(0)))
  })
})

describe('stepping through the results', () => {
  it('takes one step of the history, also through codes', async () => {
    await type('4323')
    await waitFor(() => expect(useCodeSearch().shown).toBe(3))
    for (let step = 0; step < 5; step++) await press('ArrowDown')
    expect(pushed).toHaveBeenCalledTimes(1)
  })

  it('takes another one after a result was opened', async () => {
    await type('shoulder')
    await press('ArrowDown')
    await press('Enter')
    await press('ArrowDown')
    expect(category()).toBe(idOf(1))
    expect(pushed).toHaveBeenCalledTimes(2)
  })

  it('never replaces a page that was opened by other means', async () => {
    await type('shoulder')
    await press('ArrowDown')
    useNavigation().open('surgery')
    await nextTick()
    await press('ArrowDown')
    expect(pushed).toHaveBeenCalledTimes(3)
  })
})
