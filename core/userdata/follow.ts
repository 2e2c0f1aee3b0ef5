import { formatRanges } from '../codes/code-range.ts'
import { type Category, type Outline, ancestorsOf } from '../editions/outline.ts'
import { categoriesFor, successorsOf } from '../editions/lineage.ts'
import { type CategorySnapshot, type LevelTwoSnapshot, snapshotOf } from './snapshot.ts'

/**
 * What became of a kept category, chiefly. `corrected`: the dataset has corrected how it was in the edition
 * that it was kept from. `merged`: with others into one (in an earlier edition: it was still part of a
 * larger one). `split`: into several. `not-yet`: the edition is from before it. `deleted`: it is the same, but the
 * code that it was kept from is gone.
 */
export type CategoryStatusKind =
  | 'same'
  | 'corrected'
  | 'renamed'
  | 'ranges'
  | 'moved'
  | 'merged'
  | 'split'
  | 'removed'
  | 'not-yet'
  | 'deleted'

/** What a kept category is in some edition. */
export interface CategoryStatus {
  readonly kind: CategoryStatusKind
  readonly edition: string
  /** What it is there, in book order: one, several after a split, none if it is gone or not there yet. */
  readonly categories: readonly Category[]
  /** The ids of those that were merged with it, in the edition that it was kept from. */
  readonly mergedWith: readonly string[]
  /** All that differs from the snapshot, where it is one category still. */
  readonly renamed: { readonly then: string; readonly now: string } | undefined
  readonly ranges: { readonly then: string; readonly now: string } | undefined
  /** The names from the section down to the parent. */
  readonly moved: { readonly then: readonly string[]; readonly now: readonly string[] } | undefined
  /** The same in words: one or more sentences. */
  readonly words: string
}

/**
 * Returns what a kept category is in an edition, following its lineage forwards or backwards from
 * the edition that it was kept from. `outlines` stand in the order of their effective dates.
 */
export function followSnapshot(
  kept: CategorySnapshot,
  edition: string,
  outlines: readonly Outline[],
): CategoryStatus {
  const correction = correctionOf(kept, outlines)
  if (correction === undefined) return followKept(kept, edition, outlines)
  const { snapshot, words } = correction
  const status = followKept(snapshot, edition, outlines)
  return status.kind === 'same'
    ? { ...status, kind: 'corrected', words }
    : { ...status, words: `${words} ${status.words}` }
}

/** Returns what a kept code of HCPCS Level II is; `words` say how it is gone, and are `undefined` while it is in force. */
export function followLevelTwo(
  { code }: LevelTwoSnapshot,
  edition: string,
  words: string | undefined,
): CategoryStatus {
  return {
    kind: words === undefined ? 'same' : 'deleted',
    edition,
    categories: [],
    mergedWith: [],
    renamed: undefined,
    ranges: undefined,
    moved: undefined,
    words: words ?? `${code} is in force.`,
  }
}

/** Returns what a kept category is where the code that it was kept from is gone; `words` say that. */
export function withCodeDeleted(status: CategoryStatus, words: string): CategoryStatus {
  if (status.kind === 'same') return { ...status, kind: 'deleted', words }
  return { ...status, words: `${words} ${status.words}` }
}

/** Returns what was kept as the dataset has it today, and what is corrected about it; `undefined` if nothing is, or several took its place. */
function correctionOf(
  kept: CategorySnapshot,
  outlines: readonly Outline[],
): { readonly snapshot: CategorySnapshot; readonly words: string } | undefined {
  const outline = outlines.find(({ edition }) => edition === kept.edition)
  if (outline === undefined) return undefined
  const [category, ...others] = categoriesFor(outline, kept.category)
  if (category === undefined || others.length > 0) return undefined
  const snapshot = snapshotOf(outline, category)
  const isMoved = snapshot.category !== kept.category
  const isRenamed = snapshot.name !== kept.name
  const hasOtherCodes = formatRanges(snapshot.ranges) !== formatRanges(kept.ranges)
  if (!isMoved && !isRenamed && !hasOtherCodes) return undefined
  const parts = [
    isRenamed && `now “${snapshot.name}”`,
    isMoved && `under ${snapshot.path.join(' › ')}`,
    hasOtherCodes && `with ${formatRanges(snapshot.ranges)}`,
  ].filter((part) => part !== false)
  return { snapshot, words: `Corrected in this dataset: ${parts.join(', ')}.` }
}

function followKept(
  snapshot: CategorySnapshot,
  edition: string,
  outlines: readonly Outline[],
): CategoryStatus {
  const target = outlines.find((outline) => outline.edition === edition)
  const ids = successorsOf(snapshot.category, snapshot.edition, edition, outlines)
  const categories = ids.flatMap((id) => target?.byId.get(id) ?? [])
  const [category, ...others] = categories
  const backwards = isBefore(edition, snapshot.edition, outlines)
  const nothing = {
    edition,
    categories,
    mergedWith: [],
    renamed: undefined,
    ranges: undefined,
    moved: undefined,
  }
  if (target === undefined || category === undefined) return absent(snapshot, nothing, outlines)
  if (others.length > 0) {
    const names = listed(categories.map(({ name }) => `“${name}”`))
    const words = backwards
      ? `In ${edition} it was still ${categories.length} categories: ${names}.`
      : `Split: in ${edition} it is ${categories.length} categories: ${names}.`
    return { ...nothing, kind: 'split', words }
  }

  const origins = successorsOf(category.id, edition, snapshot.edition, outlines)
  const mergedWith = origins.filter((id) => id !== snapshot.category)
  if (mergedWith.length > 0) {
    const from = outlines.find((outline) => outline.edition === snapshot.edition)
    const names = listed(mergedWith.map((id) => `“${from?.byId.get(id)?.name ?? id}”`))
    const words =
      category.id === snapshot.category
        ? `Merged: in ${edition} it also contains what was ${names}.`
        : backwards
          ? `In ${edition} it was still part of “${category.name}”, like ${names}.`
          : `Merged: in ${edition} it is part of “${category.name}”, like ${names}.`
    return { ...nothing, mergedWith, kind: 'merged', words }
  }

  const differences = differencesOf(snapshot, category, target, outlines)
  const { moved, renamed, ranges } = differences
  const kind: CategoryStatusKind = moved
    ? 'moved'
    : renamed
      ? 'renamed'
      : ranges
        ? 'ranges'
        : 'same'
  return {
    ...nothing,
    ...differences,
    kind,
    words: wordsFor(snapshot, edition, differences),
  }
}

type Differences = Pick<CategoryStatus, 'renamed' | 'ranges' | 'moved'>

function differencesOf(
  snapshot: CategorySnapshot,
  category: Category,
  target: Outline,
  outlines: readonly Outline[],
): Differences {
  const then = formatRanges(snapshot.ranges)
  const now = formatRanges(category.ranges)
  return {
    renamed:
      category.name === snapshot.name ? undefined : { then: snapshot.name, now: category.name },
    ranges: then === now ? undefined : { then, now },
    moved: hasMoved(snapshot, category, target, outlines)
      ? { then: snapshot.path, now: ancestorsOf(target, category).map(({ name }) => name) }
      : undefined,
  }
}

/** A parent that was only renamed, or goes on under another id, is no move. */
function hasMoved(
  snapshot: CategorySnapshot,
  category: Category,
  target: Outline,
  outlines: readonly Outline[],
): boolean {
  if (category.id === snapshot.category) return false
  const from = outlines.find((outline) => outline.edition === snapshot.edition)
  const end = snapshot.category.lastIndexOf('/')
  const idParent = end === -1 ? null : snapshot.category.slice(0, end)
  const parent = from?.byId.get(snapshot.category)?.parent ?? idParent
  if (parent === null || category.parent === null) return parent !== category.parent
  return !successorsOf(parent, snapshot.edition, target.edition, outlines).includes(category.parent)
}

function absent(
  snapshot: CategorySnapshot,
  nothing: Omit<CategoryStatus, 'kind' | 'words'>,
  outlines: readonly Outline[],
): CategoryStatus {
  const { edition } = nothing
  const holders = outlines.filter(
    (outline) =>
      successorsOf(snapshot.category, snapshot.edition, outline.edition, outlines).length > 0,
  )
  if (isBefore(edition, snapshot.edition, outlines)) {
    const first = holders.find((outline) => isBefore(edition, outline.edition, outlines))
    const since = first?.edition ?? snapshot.edition
    return { ...nothing, kind: 'not-yet', words: `Not yet in ${edition}: first in ${since}.` }
  }
  const last = holders.findLast((outline) => isBefore(outline.edition, edition, outlines))
  const place = [...snapshot.path, snapshot.name].join(' › ')
  return {
    ...nothing,
    kind: 'removed',
    words: `No longer in ${edition}: last in ${last?.edition ?? snapshot.edition}, as “${place}”, ${formatRanges(snapshot.ranges)}.`,
  }
}

function wordsFor(snapshot: CategorySnapshot, edition: string, differences: Differences): string {
  const { renamed, ranges, moved } = differences
  const kept = snapshot.edition
  const parts = [
    renamed && `Renamed: “${renamed.then}” in ${kept}, “${renamed.now}” in ${edition}.`,
    moved &&
      `Moved: under ${moved.then.join(' › ') || 'no section'} in ${kept}, under ${moved.now.join(' › ') || 'no section'} in ${edition}.`,
    ranges && `Range changed: ${ranges.then} in ${kept}, ${ranges.now} in ${edition}.`,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? `Unchanged in ${edition}.` : parts.join(' ')
}

/** Whether one edition comes before another; ids decide where one of them is not known. */
function isBefore(edition: string, other: string, outlines: readonly Outline[]): boolean {
  const place = (id: string): number => outlines.findIndex((outline) => outline.edition === id)
  const [first, second] = [place(edition), place(other)]
  return first !== -1 && second !== -1 ? first < second : edition < other
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}
