import { watch } from 'vue'
import type { Fate } from '#core/userdata/follow.ts'
import { useDataset } from '../../stores/dataset.ts'
import { useFates } from '../../stores/fates.ts'
import { useMessages } from '../../stores/messages.ts'
import { useNavigation } from '../../stores/navigation.ts'
import { bookmarksAndNotes } from './count-words.ts'

/** Returns all that a person would see change. */
function whatItIs(fate: Fate | undefined): unknown {
  return fate?.categories.map(({ id, name, ranges }) => ({ id, name, ranges }))
}

/** Says, after a switch to another edition, how many bookmarks and notes changed in it, and offers to review them. */
export function useReviewNotice(): void {
  const dataset = useDataset()
  const fates = useFates()
  const messages = useMessages()
  const navigation = useNavigation()

  /** What was said last, so that walking on through the editions does not say it again. */
  let said = ''
  /** Whether a switch was not judged yet: what changed is known only when every edition is read. */
  let isOpen = false

  watch([() => navigation.editionId, () => dataset.checked], ([id, isKnown], [before]) => {
    // At the start nothing was switched.
    if (before !== '' && id !== before) isOpen = true
    if (!isOpen || !isKnown) return
    isOpen = false
    const { changedBookmarks, changedNotes } = fates
    const changed = [...changedBookmarks, ...changedNotes]
    const key = JSON.stringify(changed.map(({ snapshot }) => whatItIs(fates.fateOf(snapshot))))
    const isNew = key !== said
    said = key
    // The review itself needs no way to it.
    if (!isNew || changed.length === 0 || navigation.view.kind === 'review') return
    const what = bookmarksAndNotes(changedBookmarks.length, changedNotes.length)
    const where = navigation.edition?.outline.title ?? id
    messages.offer('review', `${what} changed in ${where}.`, 'Review', () =>
      navigation.show({ kind: 'review' }),
    )
  })
}
