import './fake-host.ts'
import { cleanup, screen, waitFor } from '@testing-library/vue'
import { afterEach, expect, it } from 'vitest'
import type { Change } from '#core/userdata/change.ts'
import { type Snapshot, levelTwoPlace } from '#core/userdata/snapshot.ts'
import ReviewPage from '../../../renderer/features/bookmarks/ReviewPage.vue'
import { useBookmarked } from '../../../renderer/stores/bookmarked.ts'
import { useCategoryStatuses } from '../../../renderer/stores/category-statuses.ts'
import { useUserData } from '../../../renderer/stores/user-data.ts'
import { answerTables } from './fake-host.ts'
import { show } from './mount.ts'

const ended = kept('J1094')
const inForce = kept('J1100')
const gone = kept('J9998')
const time = '2025-01-01T00:00:00.000Z'

function kept(code: string): Snapshot {
  const category = levelTwoPlace(code)
  const path = ['HCPCS Level II']
  return { system: 'hcpcs', edition: '2025', category, name: 'Drug', path, ranges: [], code }
}

/** Bookmarks that were made before J1094 ended, or at another time. */
function bookmarked(snapshots: readonly Snapshot[], created = time): Change {
  const items = snapshots.map((snapshot) => {
    const id = snapshot.code ?? ''
    return { id, folder: null, snapshot, tags: [], created, changed: created }
  })
  return { kind: 'put', bookmarks: [{ before: null, items }] }
}

async function showReview(...changes: readonly Change[]): Promise<void> {
  answerTables({
    codes: ['J1094', 'J1100'],
    texts: ['Dexamethasone acetate', 'Dexamethasone sodium phosphate'],
    others: ['', ''],
    ends: ['2025-03-31', ''],
  })
  await show(ReviewPage, '2026', changes)
  const first = useUserData().bookmarks[0]?.snapshot ?? ended
  await waitFor(() => expect(useCategoryStatuses().statusOf(first)?.kind).toBe('deleted'))
}

afterEach(cleanup)

it('a kept HCPCS code that has ended, or that the table lacks, is up for review', async () => {
  await showReview(bookmarked([ended, inForce, gone]))
  const entries = screen.getAllByRole('listitem').map(({ textContent }) => textContent)
  expect(entries).toHaveLength(2)
  expect(entries[0]).toContain('J1094 ended on 2025-03-31.')
  expect(entries[1]).toContain('J9998 is not in the HCPCS Level II table.')
  expect(screen.queryByText('Not in this edition')).toBeNull()
  expect(screen.queryByRole('button', { name: /^Update/ })).toBeNull()
})

it('a HCPCS code that had ended when it was kept is no news', async () => {
  await showReview(bookmarked([ended], '2025-06-01T00:00:00.000Z'))
  expect(screen.queryAllByRole('listitem')).toEqual([])
})

it('a HCPCS code is bookmarked in every edition, whatever became of it', async () => {
  await showReview(bookmarked([ended]))
  expect(
    useBookmarked()
      .bookmarksOf(ended)
      .map(({ id }) => id),
  ).toEqual(['J1094'])
  await useBookmarked().toggle({ ...ended, edition: '2026' })
  expect(useBookmarked().bookmarksOf(ended)).toEqual([])
})
