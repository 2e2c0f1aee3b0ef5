import { datasetAnswers, shippedFiles } from '../dataset-answers.ts'
import { putBridge } from '../put-bridge.ts'
import { cleanup, render, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ParsedInputOf } from '#core/contract/contract.ts'
import type { EditionPreview } from '#core/contract/editions-calls.ts'

type Question = EditionPreview['questions'][number]
type Answers = ParsedInputOf<'editions.preview'>['answers']

const [newest] = shippedFiles.slice(-1)
if (newest === undefined) throw new Error('No edition ships.')
const next = {
  ...newest,
  id: '2027',
  title: 'CPT 2027',
  effectiveDate: '2027-01-01',
  categories: newest.categories.map((record) =>
    record.id === 'surgery' ? { ...record, name: 'Operations' } : record,
  ),
}
const nobody: EditionPreview = {
  kind: 'spreadsheet',
  entry: { id: '2027', title: 'CPT 2027', effectiveDate: '2027-01-01', categories: 1103 },
  edition: next,
  before: '2026',
  faults: [],
  remarks: [],
  questions: [],
  signature: { state: 'unsigned' },
  terms: 0,
  guide: 0,
  replaces: null,
}
const named = (id: string, name: string) => ({ id, name, path: ['Surgery'], ranges: [] })
const questions: readonly Question[] = [
  {
    key: 'row 7',
    kind: 'origin',
    row: 7,
    about: named('surgery/knee', 'Knee'),
    candidates: [named('surgery/femur', 'Femur'), named('surgery/leg', 'Leg')],
    suggested: 'surgery/leg',
  },
  {
    key: 'gone surgery/toe',
    kind: 'end',
    row: null,
    about: named('surgery/toe', 'Toe'),
    candidates: [named('surgery/foot', 'Foot')],
    suggested: null,
  },
]

/** What the host says of the file, and what it was told. */
const host: { preview: EditionPreview; answers: Answers; added: unknown[] } = {
  preview: nobody,
  answers: [],
  added: [],
}

putBridge({
  ...datasetAnswers,
  'dataset.references': () => ({ vocabulary: [], language: null, guide: [], sources: [] }),
  'editions.preview': ({ answers }: ParsedInputOf<'editions.preview'>): EditionPreview => {
    host.answers = answers
    const { preview } = host
    return {
      ...preview,
      questions: preview.questions.map((question) => {
        const answer = answers.find((each) => each.question === question.key)
        return answer === undefined ? question : { ...question, answer: answer.candidate }
      }),
    }
  },
  'editions.add': ({ replace, signer }: ParsedInputOf<'editions.add'>) => {
    host.added.push({ replace, signer })
    return { edition: '2027' }
  },
})
const { default: EditionsPage } =
  await import('../../../renderer/features/editions/EditionsPage.vue')
const { useDataset } = await import('../../../renderer/stores/dataset.ts')
const { useNavigation } = await import('../../../renderer/stores/navigation.ts')

const user = userEvent.setup()

async function choose(preview: Partial<EditionPreview>): Promise<void> {
  Object.assign(host, { preview: { ...nobody, ...preview }, answers: [], added: [] })
  await user.upload(screen.getByLabelText('Edition file'), new File(['x'], 'next.xlsx'))
  await screen.findByRole('button', { name: /^(Add|Replace)$/ })
}

const addButton = () => screen.getByRole<HTMLButtonElement>('button', { name: /^(Add|Replace)$/ })

beforeEach(async () => {
  const pinia = createPinia()
  setActivePinia(pinia)
  await useDataset().readCatalog()
  await useNavigation().switchEdition('2026')
  render(EditionsPage, { global: { plugins: [pinia] } })
})
afterEach(cleanup)

describe('the preview of an edition', () => {
  it('compares the file with the edition before, row by row', async () => {
    await choose({})
    await screen.findByText('1 renamed; 1102 unchanged')
    expect(
      screen.getByRole('table', { name: 'Categories in both editions' }).textContent,
    ).toContain('Operations')
  })

  it('lists every fault by row and column, and lets nothing in', async () => {
    const fault = { file: 'next.xlsx', place: '', message: 'No range.', remedy: 'Write one.' }
    await choose({ faults: [{ ...fault, row: 12, column: 'C' }] })
    expect(screen.getByRole('row', { name: '12 C No range. Write one.' })).toBeDefined()
    expect(addButton().disabled).toBe(true)
  })
})

describe('doubtful matches', () => {
  it('are asked one by one and answered with the keyboard alone', async () => {
    await choose({ questions })
    const form = screen.getByRole('form', { name: 'Uncertain matches' })
    expect(form.textContent).toContain('Question 1 of 2, 2 open')
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /^Leg/ }).checked).toBe(true)
    screen.getByRole('radio', { name: /^Leg/ }).focus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(form.textContent).toContain('Question 2 of 2, 1 open'))
    expect(host.answers).toEqual([{ question: 'row 7', candidate: 'surgery/leg' }])
    expect(document.activeElement?.textContent).toContain('Toe')

    screen.getByRole('radio', { name: /^None of these/ }).focus()
    await user.keyboard(' {Enter}')
    await waitFor(() => expect(form.textContent).toContain('all answered'))
    expect(host.answers.at(-1)).toEqual({ question: 'gone surgery/toe', candidate: null })
  })

  it('can be skipped: what is left open is no obstacle', async () => {
    await choose({ questions })
    await user.click(screen.getByRole('button', { name: 'Skip' }))
    expect(screen.getByRole('form').textContent).toContain('Question 2 of 2, 2 open')
    expect(addButton().disabled).toBe(false)
  })
})

describe('the signer of an edition file', () => {
  const key = `SHA256:${'a'.repeat(43)}`
  const before = [{ name: 'Office', key: `SHA256:${'b'.repeat(43)}` }]

  it('must be confirmed if it changed', async () => {
    await choose({
      kind: 'edition file',
      signature: { state: 'changed', name: 'Stranger', key, before },
    })
    expect(screen.getByRole('alert').textContent).toMatch(/signer changed.*Stranger.*Office/)
    expect(addButton().disabled).toBe(true)
    await user.click(screen.getByRole('checkbox', { name: /genuine/ }))
    await user.click(addButton())
    await waitFor(() => expect(host.added).toEqual([{ replace: false, signer: key }]))
  })

  it('must be confirmed as missing if the file has no signature', async () => {
    const replaces = { title: 'CPT 2027', at: null, same: false }
    await choose({ kind: 'edition file', replaces, signature: { state: 'removed', before } })
    await user.click(screen.getByRole('checkbox', { name: /genuine/ }))
    await user.click(addButton())
    await waitFor(() => expect(host.added).toEqual([{ replace: true, signer: 'none' }]))
  })

  it('needs no confirmation if it is known', async () => {
    await choose({
      kind: 'edition file',
      signature: { state: 'trusted', name: 'Office', key, before: [] },
    })
    await user.click(addButton())
    await waitFor(() => expect(host.added).toEqual([{ replace: false, signer: null }]))
  })
})
