import { watch } from 'vue'
import { useDataset } from '../../stores/dataset.ts'
import { useCategoryStatuses } from '../../stores/category-statuses.ts'
import { useMessages } from '../../stores/messages.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { bookmarksAndNotes, reviewNoticeTexts } from './texts.ts'

/** After the first switch to an edition in which bookmarks or notes changed, says how many and offers to review them. */
export function useReviewNotice(): void {
  const dataset = useDataset()
  const statuses = useCategoryStatuses()
  const messages = useMessages()
  const navigation = useNavigation()

  /** Shown once, not at each further switch. */
  let isSaid = false
  /** Whether a switch is still to be checked. The changes are known only when every edition is loaded. */
  let isOpen = false

  watch([() => navigation.editionId, () => dataset.checked], ([id, isKnown], [before]) => {
    // Start-up is not a switch.
    if (before !== '' && id !== before) isOpen = true
    if (!isOpen || !isKnown) return
    isOpen = false
    const { changedBookmarks, changedNotes } = statuses
    const changed = changedBookmarks.length + changedNotes.length
    // Not needed on the review page itself.
    if (isSaid || changed === 0 || navigation.view.kind === 'review') return
    isSaid = true
    const what = bookmarksAndNotes(changedBookmarks.length, changedNotes.length)
    const where = navigation.edition?.outline.title ?? id
    messages.offer('review', reviewNoticeTexts.changed(what, where), reviewNoticeTexts.review, () =>
      navigation.show({ kind: 'review' }),
    )
  })
}
