import { startWith } from './fake-host.ts'
import { render } from '@testing-library/vue'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent } from 'vue'
import { useReviewNotice } from '../../../renderer/features/bookmarks/use-review-notice.ts'
import { useDataset } from '../../../renderer/stores/dataset.ts'
import { useMessages } from '../../../renderer/stores/messages.ts'
import { useNavigation } from '../../../renderer/stores/navigation.ts'
import { useUserData } from '../../../renderer/stores/user-data.ts'
import { bookmarkOf } from './mount.ts'

const observation = 'evaluation-and-management/hospital-observation/initial-care'
const notice = '1 bookmark changed in CPT 2026.'
const said = () => useMessages().messages.map(({ text }) => text)

const Window = defineComponent({
  setup: () => {
    useReviewNotice()
    return () => null
  },
})

describe('the notice of bookmarks that changed in another edition', () => {
  beforeEach(async () => {
    startWith(bookmarkOf('a', '2022', observation))
    const pinia = createPinia()
    setActivePinia(pinia)
    render(Window, { global: { plugins: [pinia] } })
    await useDataset().readCatalog()
    await useUserData().read()
  })

  it('appears when the edition is switched', async () => {
    await useNavigation().switchEdition('2022')
    await useDataset().readTheRest()
    expect(said()).toEqual([])
    await useNavigation().switchEdition('2026')
    await vi.waitFor(() => expect(said()).toEqual([notice]))
  })

  it('appears later if the edition is switched before all editions are loaded', async () => {
    await useNavigation().switchEdition('2022')
    await useNavigation().switchEdition('2026')
    expect(said()).toEqual([])
    await useDataset().readTheRest()
    await vi.waitFor(() => expect(said()).toEqual([notice]))
  })

  it('does not appear at start-up', async () => {
    await useNavigation().switchEdition('2026')
    await useDataset().readTheRest()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(said()).toEqual([])
  })
})
