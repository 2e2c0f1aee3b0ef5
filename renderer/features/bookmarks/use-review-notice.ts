import { watch } from 'vue'
import { useDataset } from '../../stores/dataset.ts'
import { useCategoryStatuses } from '../../stores/category-statuses.ts'
import { useMessages } from '../../stores/messages.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { bookmarksAndNotes } from './count-words.ts'

/** Says, after the first switch to an edition in which bookmarks and notes changed, how many, and offers to review them. */
export function useReviewNotice(): void {
  const dataset = useDataset()
  const statuses = useCategoryStatuses()
  const messages = useMessages()
  const navigation = useNavigation()

  /** Once is enough: walking on through the editions is no news. */
  let isSaid = false
  /** Whether a switch was not judged yet: what changed is known only when every edition is read. */
  let isOpen = false

  watch([() => navigation.editionId, () => dataset.checked], ([id, isKnown], [before]) => {
    // At the start nothing was switched.
    if (before !== '' && id !== before) isOpen = true
    if (!isOpen || !isKnown) return
    isOpen = false
    const { changedBookmarks, changedNotes } = statuses
    const changed = changedBookmarks.length + changedNotes.length
    // The review itself needs no way to it.
    if (isSaid || changed === 0 || navigation.view.kind === 'review') return
    isSaid = true
    const what = bookmarksAndNotes(changedBookmarks.length, changedNotes.length)
    const where = navigation.edition?.outline.title ?? id
    messages.offer('review', `${what} changed in ${where}.`, 'Review', () =>
      navigation.show({ kind: 'review' }),
    )
  })
}
