import './fake-host.ts'
import { cleanup, render, screen, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { createPinia, setActivePinia } from 'pinia'
import { nextTick } from 'vue'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import ComparePage from '../../../renderer/features/compare/ComparePage.vue'
import { useComparison } from '../../../renderer/stores/comparison.ts'
import { useDataset } from '../../../renderer/stores/dataset.ts'
import { useMessages } from '../../../renderer/stores/messages.ts'
import { useNavigation } from '../../../renderer/stores/navigation.ts'

async function show(from: string, to: string): Promise<void> {
  const pinia = createPinia()
  setActivePinia(pinia)
  const dataset = useDataset()
  await dataset.readCatalog()
  await dataset.readTheRest()
  const navigation = useNavigation()
  await navigation.compare(from, to)
  render(ComparePage, { global: { plugins: [pinia] } })
}

const rowOf = (name: RegExp) => screen.getByRole('row', { name })
/** Returns everything that two consecutive frames render. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 120))
const textsOf = (part: Element | undefined, selector: string) =>
  [...(part?.querySelectorAll(selector) ?? [])].map(({ textContent }) => textContent)
const status = () => screen.getByRole('status').textContent.trim()

beforeEach(() => window.history.replaceState(null, '', '#'))
afterEach(cleanup)

describe('the comparison of 2022 with 2023', () => {
  beforeEach(() => show('2022', '2023'))

  it('starts with a summary line and counts that add up', () => {
    expect(screen.getByRole('heading', { level: 1 }).getAttribute('aria-label')).toBe(
      'CPT 2022 compared with CPT 2023',
    )
    screen.getByText(
      '1 added, 1 removed, 10 merged, 1 renamed, 18 with a changed range; 1054 unchanged',
    )
    screen.getByText(/1094 categories in CPT 2022,\s+1084 in CPT 2023\. .* 1085 rows/)
    expect(status()).toBe('31 changes')
  })

  it('shows the merge of observation and inpatient care in one row', () => {
    const row = rowOf(/^MergedRenamedRange changed Hospital Observation Services (gone|was)/)
    const [kinds, before, after] = within(row).getAllByRole('cell')
    expect(kinds?.textContent).toBe('MergedRenamedRange changed')
    expect(within(before ?? row).getAllByRole('button')).toHaveLength(2)
    expect(textsOf(before, 'del')).toEqual(['was 99217-99220', 'was 99224-99226'])
    expect(after?.textContent).toContain('Hospital Inpatient and Observation Care Services')
  })

  it('marks the words that a name gained', () => {
    const row = rowOf(/^Renamed.*Inpatient Consultations/)
    expect(textsOf(row, 'ins')).toEqual(['new: or Observation ', 'now 99252-99255'])
  })

  it('filters by kind of change', async () => {
    const user = userEvent.setup()
    await user.click(screen.getByRole('button', { name: 'Removed 1' }))
    expect(status()).toBe('1 of 31 changes')
    expect(screen.getAllByRole('row', { name: /^Removed/ })).toHaveLength(1)
    expect(screen.queryByRole('row', { name: /^Merged Range changed/ })).toBeNull()
    expect(screen.getByRole('button', { name: 'Removed 1' }).getAttribute('aria-pressed')).toBe(
      'true',
    )
    await user.click(screen.getByRole('button', { name: 'Clear filters' }))
    expect(status()).toBe('31 changes')
    expect(screen.getByRole('button', { name: 'Moved 0' }).hasAttribute('disabled')).toBe(true)
  })

  it('filters by section and by text, and says if nothing matches', async () => {
    const user = userEvent.setup()
    await user.selectOptions(screen.getByLabelText('Section'), 'surgery')
    expect(status()).toBe('6 of 31 changes')
    expect(screen.getByRole('button', { name: 'Range changed 6' })).toBeDefined()
    await user.type(screen.getByLabelText('Filter by name or code'), 'gastroduodenoscopy')
    expect(status()).toBe('1 of 31 changes')
    await user.type(screen.getByLabelText('Filter by name or code'), 'x')
    screen.getByText('No changes match these filters.')
    await user.keyboard('{Escape}')
    expect(status()).toBe('6 of 31 changes')
  })

  it('expands a run of unchanged rows and moves the focus to its first row', async () => {
    const user = userEvent.setup()
    const before = screen.getAllByRole('row').length
    const [fold] = screen.getAllByRole('button', { name: /^3 unchanged$/ })
    if (fold === undefined) throw new Error('no run of 3')
    await user.click(fold)
    await settled()
    expect(screen.getAllByRole('row').length).toBeGreaterThanOrEqual(before + 2)
    expect(document.activeElement?.textContent).toContain('Office or Other Outpatient Services')
    await user.click(screen.getByRole('button', { name: 'Collapse all' }))
    expect(screen.getAllByRole('button', { name: /^3 unchanged$/ }).length).toBeGreaterThan(0)
  })

  it('moves the focus from change to change, and says if there are no more', async () => {
    const store = useComparison()
    const focused = () => document.activeElement?.textContent ?? ''
    store.stepChange(1)
    await settled()
    expect(focused()).toMatch(/^MergedRenamedRange changedHospital Observation Services/)
    store.stepChange(1)
    await settled()
    expect(focused()).toMatch(/^MergedRenamedRange changed.*Initial Observation Care/)
    store.stepChange(-1)
    store.stepChange(-1)
    await settled()
    expect(useMessages().messages.map(({ text }) => text)).toEqual(['This is the first change.'])
    for (let step = 1; step < 31; step++) store.stepChange(1)
    await settled()
    expect(focused()).toMatch(/^Range changedCategory III Codes/)
    store.stepChange(1)
    expect(useMessages().messages.map(({ text }) => text)).toContain('This is the last change.')
  })

  it('shows the notes on the newer edition next to the computed changes', async () => {
    const notes = screen.getByRole('region', { name: 'Notes on the editions' })
    within(notes).getByText(/Hospital Observation Services and Hospital Inpatient Services merge/)
    const more = within(notes).getByRole('button', { name: 'Show 5 more notes' })
    await userEvent.click(more)
    expect(more.getAttribute('aria-expanded')).toBe('true')
  })

  it('shows the mirror image when the editions are swapped', async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Swap' }))
    await settled()
    screen.getByText(
      '1 added, 1 removed, 10 split, 1 renamed, 18 with a changed range; 1054 unchanged',
    )
    screen.getByText(
      'These notes describe changes from older to newer. This comparison runs the other way.',
    )
    expect(useNavigation().editionId).toBe('2022')
  })

  it('opens a category in the edition of its side, and returns to its row', async () => {
    await userEvent.click(screen.getByRole('button', { name: 'Removed 1' }))
    const row = rowOf(/^Removed.*Home Care Plan Oversight/)
    await userEvent.click(within(row).getByRole('button'))
    await settled()
    const navigation = useNavigation()
    expect(navigation.editionId).toBe('2022')
    expect(navigation.category?.name).toMatch(/Home Care Plan Oversight$/)
    const { comparison, visited } = useComparison()
    expect(comparison).toBeUndefined()
    expect(visited).toBeDefined()
  })

  it('opens the section and step of a matrix cell by keyboard', async () => {
    const user = userEvent.setup()
    const first = screen.getByRole('button', { name: /^4 changes: 1 renamed, 3 ranges changed/ })
    expect(first.tabIndex).toBe(0)
    first.focus()
    await user.keyboard('{End}{ArrowDown}{ArrowDown}')
    await nextTick()
    await user.keyboard('{Enter}')
    await settled()
    expect(useNavigation().view).toEqual({ kind: 'compare', from: '2025', to: '2026' })
    expect(status()).toBe('12 of 30 changes')
    expect(useComparison().shownSection?.section.name).toBe('Surgery')
  })
})

describe('an edition compared with itself', () => {
  it('shows that nothing changed, with the counts', async () => {
    await show('2024', '2024')
    screen.getByText('No changes; 1086 unchanged')
    expect(status()).toBe('No changes')
    screen.getByText('No changes: every category has the same name, place and codes.')
    expect(screen.queryByRole('region', { name: 'Notes on the editions' })).toBeNull()
  })
})
