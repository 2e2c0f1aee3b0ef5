import './fake-host.ts'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { useChangeMarks } from '../../../renderer/stores/change-marks.ts'
import { useComparison } from '../../../renderer/stores/comparison.ts'
import { useDataset } from '../../../renderer/stores/dataset.ts'
import { useMessages } from '../../../renderer/stores/messages.ts'
import { useNavigation } from '../../../renderer/stores/navigation.ts'

const telephone = 'evaluation-and-management/non-face-to-face/telephone'

async function start(edition: string): Promise<void> {
  setActivePinia(createPinia())
  const dataset = useDataset()
  await dataset.readCatalog()
  await dataset.readTheRest()
  useComparison()
  await useNavigation().switchEdition(edition)
}

/** Lets an edition be read only once the returned function is called. */
function holdBack(edition: string): () => void {
  const dataset = useDataset()
  const { loadEdition } = dataset
  const { promise: isFree, resolve: free } = Promise.withResolvers<undefined>()
  dataset.loadEdition = async (id) => {
    if (id === edition) await isFree
    return loadEdition(id)
  }
  return () => free(undefined)
}

const lastMessage = () => useMessages().messages.at(-1)?.text

describe('opening a comparison', () => {
  beforeEach(() => start('2025'))

  it('compares the edition on screen with the previous one', async () => {
    await useComparison().compareWithBefore()
    expect(useNavigation().view).toEqual({ kind: 'compare', from: '2024', to: '2025' })
    expect(useNavigation().editionId).toBe('2025')
  })

  it('is not undone by a switch of the edition that was asked for before and takes longer', async () => {
    const read = holdBack('2019')
    const switched = useNavigation().switchEdition('2019')
    await useNavigation().compare('2024', '2026')
    read()
    await switched
    expect(useNavigation().view).toEqual({ kind: 'compare', from: '2024', to: '2026' })
    expect(useNavigation().editionId).toBe('2026')
    expect(useNavigation().switching).toBe(false)
  })

  it('does not replace what was opened while it was read', async () => {
    const read = holdBack('2019')
    const compared = useNavigation().compare('2019', '2026')
    useNavigation().open('surgery')
    read()
    await compared
    expect(useNavigation().view).toEqual({ kind: 'category', category: 'surgery' })
    expect(useNavigation().editionId).toBe('2025')
  })

  it('opens the row of a changed category', async () => {
    const comparison = useComparison()
    useNavigation().open('evaluation-and-management/non-face-to-face')
    await comparison.compareWithBefore()
    const row = comparison.comparison?.rows[comparison.visited?.index ?? -1]
    expect(row?.to[0]?.id).toBe('evaluation-and-management/non-face-to-face')
  })

  it('compares the oldest edition with the one after it', async () => {
    await useNavigation().switchEdition('2019')
    await useComparison().compareWithBefore()
    expect(useNavigation().view).toEqual({ kind: 'compare', from: '2019', to: '2020' })
  })

  it('moves to the next pair when the edition is switched', async () => {
    await useComparison().compareWithBefore()
    await useNavigation().stepEdition(1)
    expect(useNavigation().view).toEqual({ kind: 'compare', from: '2025', to: '2026' })
    expect(window.location.hash).toBe('#/2026/compare/2025/2026')
  })
})

describe('a category in the other edition', () => {
  beforeEach(() => start('2025'))

  it('opens with one shortcut, which also leads back', async () => {
    const navigation = useNavigation()
    navigation.open('evaluation-and-management/non-face-to-face')
    await useComparison().openInOtherEdition()
    expect(navigation.editionId).toBe('2024')
    expect(navigation.category?.id).toBe('evaluation-and-management/non-face-to-face')
    await useComparison().openInOtherEdition()
    expect(navigation.editionId).toBe('2025')
  })

  it('opens in the edition of the last comparison', async () => {
    const navigation = useNavigation()
    await navigation.compare('2019', '2025')
    navigation.open('evaluation-and-management/non-face-to-face')
    await useComparison().openInOtherEdition()
    expect(navigation.editionId).toBe('2019')
  })

  it('opens as the merged category', async () => {
    const navigation = useNavigation()
    await navigation.compare('2022', '2023')
    await navigation.openIn('2022', 'evaluation-and-management/hospital-observation')
    await useComparison().openInOtherEdition()
    expect(navigation.editionId).toBe('2023')
    expect(navigation.category?.name).toBe('Hospital Inpatient and Observation Care Services')
  })

  it('is reported as missing if there is none', async () => {
    const navigation = useNavigation()
    await navigation.compare('2024', '2025')
    await navigation.openIn('2024', telephone)
    await useComparison().openInOtherEdition()
    expect(navigation.editionId).toBe('2024')
    expect(lastMessage()).toBe('Telephone Services has no match in CPT 2025.')
  })
})

describe('change marks', () => {
  beforeEach(() => start('2025'))

  it('show which categories are new or changed in the edition on screen', async () => {
    const marks = useChangeMarks()
    expect(marks.markOf('evaluation-and-management/telemedicine')?.mark).toBe('new')
    expect(marks.markOf('evaluation-and-management')?.mark).toBe('changed')
    expect(marks.markOf('anesthesia')).toBeUndefined()
    await useNavigation().switchEdition('2019')
    expect(marks.marks.size).toBe(0)
  })

  it('are visited in book order outside a comparison', () => {
    const navigation = useNavigation()
    const { stepChange } = useComparison()
    stepChange(1)
    expect(navigation.category?.id).toBe('evaluation-and-management')
    stepChange(1)
    expect(navigation.category?.name).toBe('Telemedicine Services')
    stepChange(-1)
    stepChange(-1)
    expect(navigation.category?.id).toBe('evaluation-and-management')
    expect(lastMessage()).toBe('No earlier changes in CPT 2025.')
  })
})
