import { codeAtOrdinal, codeOrdinal } from '../codes/code.ts'
import {
  type CodeRange,
  formatRange,
  formatRanges,
  rangeBounds,
  rangeIsInside,
  rangesOverlap,
} from '../codes/code-range.ts'
import type { CategoryRecord, EditionFile } from './edition-file.ts'
import { buildOutline } from './outline.ts'
import { buildPlacement } from './placement.ts'
import type { Problem } from './problem.ts'

/**
 * Returns what is wrong with an edition's categories; empty if they satisfy every invariant:
 * ids unique and below their parent's, outline order, ranges ascending and inside the parent's,
 * siblings disjoint and in order, each code in one deepest category.
 * `file` is the file name in the problems.
 */
export function findEditionProblems(edition: EditionFile, file: string): Problem[] {
  const problems = [...identityProblems(edition, file), ...rangeProblems(edition, file)]
  if (problems.length > 0) return problems
  return [...siblingProblems(edition, file), ...tieProblems(edition, file)]
}

function identityProblems({ categories }: EditionFile, file: string): Problem[] {
  const problems: Problem[] = []
  const places = new Map<string, number>()
  const ids = new Set(categories.map(({ id }) => id))
  /** The ids from the section down to the last category: only these can be the parent of the next one. */
  let openPath: string[] = []
  categories.forEach((category, index) => {
    const place = `categories[${index}]`
    const { id, parent } = category
    const earlier = places.get(id)
    if (earlier !== undefined) {
      problems.push({
        file,
        place: `${place}.id`,
        message: `The id "${id}" is already used at categories[${earlier}].`,
        remedy: 'Give each category a unique id, or remove the second one.',
      })
    }
    places.set(id, earlier ?? index)

    if (parent !== null && !openPath.includes(parent)) {
      const known = ids.has(parent)
      problems.push({
        file,
        place: `${place}.parent`,
        message: known
          ? `"${id}" is not below its parent "${parent}".`
          : `The parent "${parent}" of "${id}" is not in this edition.`,
        remedy: known
          ? 'Put categories in book order: each right below its parent or its siblings.'
          : 'Add the parent, or correct its id.',
      })
    } else if (!hasIdBelow(id, parent)) {
      problems.push({
        file,
        place: `${place}.id`,
        message: `The id "${id}" is not its parent's id plus one more part.`,
        remedy: `Write it as "${parent === null ? 'section' : `${parent}/name`}".`,
      })
    }
    for (const formerId of category.formerIds ?? []) {
      if (!ids.has(formerId)) continue
      problems.push({
        file,
        place: `${place}.formerIds`,
        message: `"${formerId}" is a former id of "${id}" and the id of a category.`,
        remedy: 'Remove one of the two. An id is never reused for another category.',
      })
    }
    const depth = parent === null ? 0 : openPath.indexOf(parent) + 1
    openPath = [...openPath.slice(0, depth), id]
  })
  return problems
}

function hasIdBelow(id: string, parent: string | null): boolean {
  if (parent === null) return !id.includes('/')
  return id.startsWith(`${parent}/`) && !id.slice(parent.length + 1).includes('/')
}

function rangeProblems({ categories }: EditionFile, file: string): Problem[] {
  const problems: Problem[] = []
  const byId = new Map(categories.map((category) => [category.id, category]))
  categories.forEach((category, index) => {
    const parent = category.parent === null ? undefined : byId.get(category.parent)
    category.ranges.forEach((range, rangeIndex) => {
      const place = `categories[${index}].ranges[${rangeIndex}]`
      const previous = category.ranges[rangeIndex - 1]
      if (previous !== undefined && !endsBefore(previous, range)) {
        problems.push({
          file,
          place,
          message: `${formatRange(range)} of "${category.id}" does not come after ${formatRange(previous)}.`,
          remedy: 'Write the ranges of a category in ascending order without overlaps.',
        })
      }
      if (parent !== undefined && !rangeIsInside(range, parent.ranges)) {
        problems.push({
          file,
          place,
          message: `${formatRange(range)} of "${category.id}" extends beyond its parent's ${formatRanges(parent.ranges)}.`,
          remedy: `Correct the range, or widen "${parent.id}".`,
        })
      }
    })
  })
  return problems
}

function endsBefore(earlier: CodeRange, later: CodeRange): boolean {
  return endOf(earlier) < rangeBounds(later)[0]
}

function siblingProblems({ categories }: EditionFile, file: string): Problem[] {
  const problems: Problem[] = []
  const families = new Map<string | null, { record: CategoryRecord; index: number }[]>()
  categories.forEach((record, index) => {
    const family = families.get(record.parent)
    if (family === undefined) families.set(record.parent, [{ record, index }])
    else family.push({ record, index })
  })
  for (const [parent, family] of families) {
    // Sections are in the book's own order, and their nominal ranges can overlap.
    if (parent === null) continue
    // Not spread: a file can have more problems than a call can have arguments.
    for (const problem of overlapProblems(family, file)) problems.push(problem)
    for (const problem of orderProblems(family, file)) problems.push(problem)
  }
  return problems
}

type Family = readonly { record: CategoryRecord; index: number }[]

function overlapProblems(family: Family, file: string): Problem[] {
  const problems: Problem[] = []
  const owned = family
    .flatMap(({ record, index }) => record.ranges.map((range) => ({ record, index, range })))
    .sort((a, b) => codeOrdinal(a.range[0]) - codeOrdinal(b.range[0]))
  /** The one so far that extends furthest. */
  let reaching: (typeof owned)[number] | undefined
  for (const current of owned) {
    const previous = reaching
    if (previous === undefined || endOf(current.range) > endOf(previous.range)) reaching = current
    if (previous === undefined || !rangesOverlap(previous.range, current.range)) continue
    problems.push({
      file,
      place: `categories[${current.index}].ranges`,
      message: `${formatRange(current.range)} of "${current.record.id}" overlaps ${formatRange(previous.range)} of its sibling "${previous.record.id}".`,
      remedy: 'Correct one of the two ranges. A code belongs to only one of them.',
    })
  }
  return problems
}

function endOf(range: CodeRange): number {
  return rangeBounds(range)[1]
}

function orderProblems(family: Family, file: string): Problem[] {
  const problems: Problem[] = []
  let previous: CategoryRecord | undefined
  for (const { record, index } of family) {
    if (record.resequenced) continue
    if (previous !== undefined && startOf(record) < startOf(previous)) {
      problems.push({
        file,
        place: `categories[${index}]`,
        message: `"${record.id}" (${formatRanges(record.ranges)}) comes after "${previous.id}" (${formatRanges(previous.ranges)}).`,
        remedy:
          'Put siblings in ascending order, or mark the one that the book places elsewhere with "resequenced": true.',
      })
    }
    previous = record
  }
  return problems
}

function startOf(record: CategoryRecord): number {
  const first = record.ranges[0]
  return first === undefined ? 0 : codeOrdinal(first[0])
}

function tieProblems(edition: EditionFile, file: string): Problem[] {
  const outline = buildOutline(edition)
  return buildPlacement(outline).ties.map(({ first, last, categories: [one, other] }) => {
    const codes = formatRange([codeAtOrdinal(first), codeAtOrdinal(last)])
    return {
      file,
      place: `categories[${other.position}].ranges`,
      message: `${codes} lies in "${one.id}" and in "${other.id}", both ${one.level}s, so that neither is the deepest.`,
      remedy: 'Correct one of the two ranges, or add a heading that contains these codes.',
    }
  })
}
