import { held } from './fake-host.ts'
import { cleanup, screen, waitFor } from '@testing-library/vue'
import { afterEach, describe, expect, it } from 'vitest'
import { snapshotOf } from '#core/userdata/snapshot.ts'
import KeptBefore from '../../../renderer/features/bookmarks/KeptBefore.vue'
import { useBookmarked } from '../../../renderer/stores/bookmarked.ts'
import { useMessages } from '../../../renderer/stores/messages.ts'
import { useNavigation } from '../../../renderer/stores/navigation.ts'
import { bookmarkOf, show, snapshot } from './mount.ts'
import { shippedOutlines } from '../compare/shipped.ts'

const em = 'evaluation-and-management'
const observation = `${em}/hospital-observation/initial-care`
const inpatient = `${em}/hospital-inpatient/initial-care`

function outlineOf(edition: string) {
  const outline = shippedOutlines.find((each) => each.edition === edition)
  if (outline === undefined) throw new Error(`no ${edition}`)
  return outline
}

/** Returns the category of initial hospital visits since 2023. */
function initialCare(edition: string) {
  const category = outlineOf(edition).categories.find(
    ({ name }) => name === 'Initial Hospital Inpatient or Observation Care',
  )
  if (category === undefined) throw new Error('no such category')
  return category
}

afterEach(cleanup)

describe('a category with a bookmark or note in another edition', () => {
  it('shows its old name and its note', async () => {
    const category = initialCare('2026')
    const changes = [
      bookmarkOf('a', '2022', observation),
      { kind: 'set-note', snapshot: snapshot('2022', inpatient), text: 'Mind the hours' },
    ] as const
    await show(KeptBefore, '2026', changes, { category })
    const kept = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
    expect(kept[0]).toContain(
      'Bookmarked as “Initial Observation Care” in 2022, which was merged into this.',
    )
    expect(kept[1]).toMatch(
      /^Your note as “Initial Hospital Care” in 2022, .*which was merged into this\..*Mind the hours/,
    )
    screen.getAllByRole('button', { name: /^Open in 2022/ })[0]?.click()
    await waitFor(() => expect(useNavigation().place.edition).toBe('2022'))
    expect(useNavigation().category?.id).toBe(observation)
  })

  it('shows nothing if it is unchanged', async () => {
    const category = outlineOf('2026').byId.get('surgery')
    await show(KeptBefore, '2026', [bookmarkOf('a', '2019', 'surgery')], { category })
    expect(screen.queryByRole('list')).toBeNull()
    expect(useBookmarked().bookmarksOf({ category: 'surgery' })).toHaveLength(1)
  })

  it('counts as bookmarked: the shortcut removes the bookmarks and adds no duplicate', async () => {
    const category = initialCare('2026')
    const changes = [bookmarkOf('a', '2022', observation), bookmarkOf('b', '2022', inpatient)]
    await show(KeptBefore, '2026', changes, { category })
    const bookmarked = useBookmarked()
    expect(bookmarked.bookmarksOf({ category: category.id }).map(({ id }) => id)).toEqual([
      'a',
      'b',
    ])
    await bookmarked.toggle(snapshotOf(outlineOf('2026'), category))
    expect(held().bookmarks).toEqual([])
    const message = useMessages().messages.at(-1)
    expect(message?.text).toBe(
      '2 bookmarks removed: Initial Hospital Inpatient or Observation Care',
    )
    message?.action?.run()
    await waitFor(() => expect(held().bookmarks.map(({ id }) => id)).toEqual(['a', 'b']))
  })

  it('is bookmarked as it is now if it has no earlier bookmark', async () => {
    const category = initialCare('2026')
    await show(KeptBefore, '2026', [bookmarkOf('a', '2022', 'surgery')], { category })
    await useBookmarked().toggle(snapshotOf(outlineOf('2026'), category))
    expect(held().bookmarks[1]?.snapshot).toMatchObject({ edition: '2026', category: category.id })
  })
})
