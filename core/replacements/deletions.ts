import { type Code, codeOrdinal } from '../codes/code.ts'
import {
  type CodeRange,
  formatRanges,
  rangeBounds,
  rangeIsInside,
  rangesOverlap,
} from '../codes/code-range.ts'
import type { ReplacementsFile } from '../editions/reference-files.ts'
import type { Answer } from '../search/answer.ts'

export type Replacements = ReplacementsFile['replacements']

/** That codes are no longer in an edition although a range may still span their numbers. */
export interface Deletion {
  /** What was asked for. */
  readonly asked: CodeRange
  /** The first edition without the codes. */
  readonly edition: string
  /** The codes to look at instead; empty if no replacement is on record. */
  readonly successors: readonly CodeRange[]
}

/** The deletions on record up to one edition. */
export interface DeletionRecord {
  /** The edition asked about. */
  readonly edition: string
  /** Ids of the editions, oldest first. */
  readonly editionIds: readonly string[]
  readonly replacements: Replacements
}

/** Returns the deletion of a code, or `undefined` if none is on record up to the edition. */
export function deletionOf(code: Code, record: DeletionRecord): Deletion | undefined {
  const ordinal = codeOrdinal(code)
  const found = deletedIn(record).find(({ first, last }) => first <= ordinal && ordinal <= last)
  return found && deletionBy(found.row, [code, code])
}

/** Returns the deletions of codes inside some ranges, each range of codes that was deleted together by itself. */
export function deletionsIn(ranges: readonly CodeRange[], record: DeletionRecord): Deletion[] {
  if (ranges.length === 0) return []
  return deletedIn(record)
    .filter(({ range }) => ranges.some((asked) => rangesOverlap(asked, range)))
    .map(({ row, range }) => deletionBy(row, range))
}

/**
 * Returns the deletions that answer a search: of each code asked for, and of the codes of a range that no category
 * contains or that consists of deleted codes alone.
 */
export function deletionsFor(
  {
    hits,
    notices,
  }: Pick<Answer, 'notices'> & { readonly hits: readonly Pick<Answer['hits'][number], 'match'>[] },
  record: DeletionRecord,
): Deletion[] {
  const codes = new Set<Code>()
  const ranges = new Map<string, CodeRange>()
  const deleted = () => deletedIn(record).map(({ range }) => range)
  for (const { match } of hits) {
    if (match.kind === 'code') codes.add(match.code)
    if (match.kind === 'range' && rangeIsInside(match.range, deleted())) {
      ranges.set(match.range.join(), match.range)
    }
  }
  for (const notice of notices) {
    if (notice.kind === 'code-not-held') codes.add(notice.code)
    if (notice.kind === 'range-not-held') ranges.set(notice.range.join(), notice.range)
  }
  return [
    ...[...codes].flatMap((code) => deletionOf(code, record) ?? []),
    ...deletionsIn([...ranges.values()], record),
  ]
}

/** Returns a deletion in a sentence: `99441 was deleted in 2025.` */
export function deletionFact({ asked, edition }: Deletion): string {
  return `${formatRanges([asked])} ${asked[0] === asked[1] ? 'was' : 'were'} deleted in ${edition}.`
}

/** Returns a deletion and where to look instead: `99441 was deleted in 2025. See 98008-98015, 98016.` */
export function deletionInWords(deletion: Deletion): string {
  const { successors } = deletion
  const next = successors.length === 0 ? noReplacement : `See ${formatRanges(successors)}.`
  return `${deletionFact(deletion)} ${next}`
}

/** What is said where no source names a successor. */
export const noReplacement = 'No replacement is on record.'

function deletionBy({ edition, successors }: Replacements[number], asked: CodeRange): Deletion {
  return { asked, edition, successors }
}

/** A range of deleted codes, and the row that it is from. */
interface DeletedRange {
  readonly row: Replacements[number]
  readonly range: CodeRange
  /** The ordinals of its first and last code. */
  readonly first: number
  readonly last: number
}

/** Worked out once for a record: a list of claims asks it again and again. */
const knownRanges = new WeakMap<DeletionRecord, readonly DeletedRange[]>()

/** Returns the ranges that were deleted up to the edition asked about. */
function deletedIn(record: DeletionRecord): readonly DeletedRange[] {
  const known = knownRanges.get(record)
  if (known !== undefined) return known
  const ranges = inEffect(record).flatMap((row) =>
    row.deleted.map((range): DeletedRange => {
      const [first, last] = rangeBounds(range)
      return { row, range, first, last }
    }),
  )
  knownRanges.set(record, ranges)
  return ranges
}

/** Returns the rows of editions up to the one asked about. An edition that is not there is placed by its id. */
function inEffect({ edition, editionIds, replacements }: DeletionRecord): Replacements {
  const at = editionIds.indexOf(edition)
  return replacements.filter(({ edition: since }) => {
    const then = editionIds.indexOf(since)
    return at < 0 || then < 0 ? since <= edition : then <= at
  })
}
