import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Code } from '#core/codes/code.ts'
import type { CodeRange } from '#core/codes/code-range.ts'
import {
  type Deletion,
  type DeletionRecord,
  deletionOf,
  deletionsFor,
  deletionsIn,
} from '#core/replacements/deletions.ts'
import { useDataset } from './dataset.ts'
import { useNavigation } from './navigation.ts'
import { useSearch } from './search.ts'

/** Which codes were deleted, and where to look instead. */
export const useDeletions = defineStore('deletions', () => {
  const dataset = useDataset()
  const navigation = useNavigation()
  const search = useSearch()

  /** The record up to each edition that was asked about, made once. */
  const records = computed(() => ({
    editionIds: dataset.editionIds,
    replacements: dataset.references.replacements,
    byEdition: new Map<string, DeletionRecord>(),
  }))

  function recordIn(edition: string): DeletionRecord {
    const { editionIds, replacements, byEdition } = records.value
    const record = byEdition.get(edition) ?? { edition, editionIds, replacements }
    byEdition.set(edition, record)
    return record
  }

  /** The deleted codes in the query, in the edition on screen. */
  const asked = computed<readonly Deletion[]>(() =>
    search.answer === undefined
      ? []
      : deletionsFor(
          { hits: search.hits.map(({ hit }) => hit), notices: search.answer.notices },
          recordIn(navigation.editionId),
        ),
  )

  /** Returns the deletion of a code in or before the edition on screen. */
  function of(code: Code): Deletion | undefined {
    return deletionOf(code, recordIn(navigation.editionId))
  }

  /** Whether a code was deleted in or before an edition. */
  function isDeletedIn(code: Code, edition: string): boolean {
    return deletionOf(code, recordIn(edition)) !== undefined
  }

  /** Returns the first edition without a deleted code. */
  function lastKnownEnd(code: Code): string | undefined {
    return deletionOf(code, recordIn(dataset.editionIds.at(-1) ?? ''))?.edition
  }

  /** Returns the deletions inside some ranges, in or before the edition on screen. */
  function inside(ranges: readonly CodeRange[]): Deletion[] {
    return deletionsIn(ranges, recordIn(navigation.editionId))
  }

  return { asked, of, isDeletedIn, lastKnownEnd, inside }
})
