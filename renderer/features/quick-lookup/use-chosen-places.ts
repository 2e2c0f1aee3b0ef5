import type { Ref } from 'vue'
import { watch } from 'vue'
import type { MainPlace } from '#core/contract/window-calls.ts'
import { onHostEvent } from '../../host/host.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { useSearch } from '../../stores/search.ts'
import { focusPane } from '../shell/panes.ts'
import { requestFocus } from '../shell/focus-requests.ts'

/** Shows in the main window what the quick lookup sends, once the window has started. */
export function useChosenPlaces(started: Ref<boolean>): void {
  const navigation = useNavigation()
  const search = useSearch()
  let waiting: MainPlace | undefined

  async function show({ edition, category, query }: MainPlace): Promise<void> {
    if (category === null) {
      search.query = query
      requestFocus('search')
      return
    }
    await navigation.openIn(edition, category)
    focusPane('page')
  }

  onHostEvent('place-chosen', (place) => {
    if (started.value) void show(place)
    else waiting = place
  })
  watch(started, () => {
    if (waiting !== undefined) void show(waiting)
    waiting = undefined
  })
}
