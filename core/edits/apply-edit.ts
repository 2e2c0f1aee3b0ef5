import { codeOrdinal, letterClassOf } from '../codes/code.ts'
import { type CodeRange, compareRanges, rangeBounds, rangeIsInside } from '../codes/code-range.ts'
import type { CategoryRecord, EditionFile } from '../editions/edition-file.ts'
import { findEditionProblems } from '../editions/edition-problems.ts'
import { findLimitProblems } from '../editions/limit-problems.ts'
import type { Problem } from '../editions/problem.ts'
import { recordLimits } from '../editions/record-limits.ts'
import type { EditionEdit, HeadingDraft, Placing } from './edition-edit.ts'
import { idPart } from './id-part.ts'

/** An edited edition and the edit that undoes it, or why the edit is rejected. */
export type EditResult =
  | { readonly ok: true; readonly edition: EditionFile; readonly inverse: EditionEdit }
  | { readonly ok: false; readonly problems: readonly Problem[] }

type Records = readonly CategoryRecord[]

/** Thrown for an edit that cannot be applied. Never leaves this module. */
class Rejected extends Error {
  readonly remedy: string

  constructor(message: string, remedy: string) {
    super(message)
    this.remedy = remedy
  }
}

/**
 * Returns an own edition with one correction, checked as strictly as a shipped edition, and the edit
 * that undoes it exactly. A heading that gets another id keeps its origin: in `formerIds`, and in
 * `continues` if the previous edition, whose ids are `known`, has it. The given edition must be valid. It is not changed.
 */
export function applyEdit(
  edition: EditionFile,
  edit: EditionEdit,
  known: ReadonlySet<string>,
): EditResult {
  try {
    const categories = edited(edition.categories, edit, known)
    const next = { ...edition, categories: [...categories] }
    const problems = [
      ...findLimitProblems(next, edition.title),
      ...findEditionProblems(next, edition.title),
    ]
    if (problems.length > 0) return { ok: false, problems }
    return { ok: true, edition: next, inverse: restoring(edition.categories, categories) }
  } catch (error) {
    if (!(error instanceof Rejected)) throw error
    const { message, remedy } = error
    return { ok: false, problems: [{ file: edition.title, place: '', message, remedy }] }
  }
}

function edited(records: Records, edit: EditionEdit, known: ReadonlySet<string>): Records {
  switch (edit.kind) {
    case 'rename':
      return replaced(records, edit.category, (record) => ({
        ...record,
        name: edit.name.trim(),
        basis: 'own entry',
      }))
    case 'ranges':
      return withRanges(records, edit.category, edit.ranges)
    case 'move':
      return moved(records, edit, known)
    case 'split':
      return split(records, edit.category, edit.parts, known)
    case 'merge':
      return merged(records, edit.category, edit.into, known)
    case 'add': {
      const { parent, heading, placing } = edit
      return withBranch(records, [newRecord(records, parent, heading, [], known)], placing)
    }
    case 'remove': {
      const rest = without(records, edit.category)
      if (rest.length > 0) return rest
      throw new Rejected('An edition needs at least one heading.', 'Add another one first.')
    }
    case 'restore':
      return restored(records, edit)
  }
}

/** Returns the edit that turns the second records back into the first: one run, from the first difference to the last. */
function restoring(former: Records, present: Records): EditionEdit {
  const most = Math.min(former.length, present.length)
  let at = 0
  while (at < most && former[at] === present[at]) at++
  let same = 0
  while (same < most - at && former.at(-1 - same) === present.at(-1 - same)) same++
  return {
    kind: 'restore',
    at,
    present: present.slice(at, present.length - same),
    former: former.slice(at, former.length - same),
  }
}

function restored(
  records: Records,
  { at, present, former }: EditionEdit & { kind: 'restore' },
): Records {
  const end = at + present.length
  if (JSON.stringify(records.slice(at, end)) !== JSON.stringify(present)) {
    throw new Rejected('Another window or program changed these headings.', 'Change them by hand.')
  }
  return [...records.slice(0, at), ...former, ...records.slice(end)]
}

function indexOf(records: Records, id: string): number {
  const index = records.findIndex((record) => record.id === id)
  if (index >= 0) return index
  throw new Rejected(
    'The heading is no longer in this edition.',
    'Another window or program moved or removed it. Look it up again.',
  )
}

/** Returns the record with an id. Throws if there is none. */
function recordOf(records: Records, id: string): CategoryRecord {
  const record = records[indexOf(records, id)]
  if (record === undefined) throw new RangeError(`${id} has no record`)
  return record
}

function isWithin(id: string, branch: string): boolean {
  return id === branch || id.startsWith(`${branch}/`)
}

/** Returns a heading and all its descendants, in book order. */
function branchOf(records: Records, id: string): Records {
  indexOf(records, id)
  return records.filter((record) => isWithin(record.id, id))
}

function without(records: Records, id: string): Records {
  indexOf(records, id)
  return records.filter((record) => !isWithin(record.id, id))
}

function replaced(
  records: Records,
  id: string,
  change: (record: CategoryRecord) => CategoryRecord,
): Records {
  const index = indexOf(records, id)
  return records.map((record, at) => (at === index ? change(record) : record))
}

function startOf({ ranges }: CategoryRecord): number {
  const first = ranges[0]
  return first === undefined ? 0 : codeOrdinal(first[0])
}

/** Returns the records with a new branch inserted below its parent. */
function withBranch(records: Records, branch: Records, placing: Placing): Records {
  const [head, ...rest] = branch
  if (head === undefined) return records
  const siblings = records.filter(({ parent }) => parent === head.parent)
  const inOrder = siblings.filter(({ resequenced }) => resequenced !== true)
  let before: CategoryRecord | undefined
  if ('by' in placing && head.parent === null) {
    // Sections are in the order of the book, so a new one comes last.
    before = siblings.at(-1)
  } else if ('by' in placing) {
    const next = inOrder.findIndex((sibling) => startOf(sibling) > startOf(head))
    before = next === -1 ? siblings.at(-1) : inOrder[next - 1]
  } else if (placing.after !== null) {
    before = recordOf(siblings, placing.after)
  }
  const at =
    before === undefined
      ? head.parent === null
        ? 0
        : indexOf(records, head.parent) + 1
      : indexOf(records, before.id) + branchOf(records, before.id).length
  const standsApart = 'after' in placing && breaksOrder(inOrder, records, head, at)
  return [...records.slice(0, at), marked(head, standsApart), ...rest, ...records.slice(at)]
}

/** Whether the heading at an index is out of numeric order. Sections have no such order. */
function breaksOrder(
  inOrder: Records,
  records: Records,
  head: CategoryRecord,
  at: number,
): boolean {
  if (head.parent === null) return false
  return inOrder.some((sibling) =>
    indexOf(records, sibling.id) < at
      ? startOf(sibling) > startOf(head)
      : startOf(sibling) < startOf(head),
  )
}

function marked(record: CategoryRecord, resequenced: boolean): CategoryRecord {
  if ((record.resequenced ?? false) === resequenced) return record
  const next = { ...record }
  if (resequenced) next.resequenced = true
  else delete next.resequenced
  return next
}

function withRanges(records: Records, id: string, ranges: readonly CodeRange[]): Records {
  const changed = replaced(records, id, (record) => ({
    ...record,
    ranges: [...ranges].sort(compareRanges),
    basis: 'own entry',
  }))
  const record = recordOf(changed, id)
  const siblings = changed.filter(({ parent }) => parent === record.parent)
  const inOrder = siblings.filter((each) => each.resequenced !== true && each !== record)
  const keepsPlace =
    record.resequenced === true || !breaksOrder(inOrder, changed, record, indexOf(changed, id))
  return keepsPlace
    ? changed
    : withBranch(without(changed, id), branchOf(changed, id), { by: 'number' })
}

function moved(
  records: Records,
  { category, parent, placing }: EditionEdit & { kind: 'move' },
  known: ReadonlySet<string>,
): Records {
  const branch = branchOf(records, category)
  const [head] = branch
  if (head === undefined) return records
  if (parent !== null && isWithin(parent, category)) {
    throw new Rejected('A heading cannot be below itself.', 'Choose another one.')
  }
  if ('after' in placing && placing.after === category) {
    throw new Rejected('A heading cannot come after itself.', 'Choose another place.')
  }
  const rest = without(records, category)
  if (parent !== null) indexOf(rest, parent)
  return withBranch(rest, rebased(branch, parent, rest, known), placing)
}

/** Returns a branch moved below another parent, with new ids and their origins. */
function rebased(
  branch: Records,
  parent: string | null,
  others: Records,
  known: ReadonlySet<string>,
): Records {
  const [head] = branch
  if (head === undefined || head.parent === parent) return branch
  const ids = idsFor(branch, parent, others, known)
  return branch.map((record) => {
    const id = ids.get(record.id) ?? record.id
    const next = {
      ...record,
      id,
      parent: record === head ? parent : (ids.get(record.parent ?? '') ?? null),
    }
    const continues = originsOf(record, known).filter((origin) => origin !== id)
    const formerIds = [...(record.formerIds ?? []), record.id].filter((former) => former !== id)
    return withIds(next, continues, formerIds)
  })
}

/** Returns the ids of the edition before that a heading comes from, its own where that edition has it. */
function originsOf({ id, continues = [] }: CategoryRecord, known: ReadonlySet<string>): string[] {
  return known.has(id) ? [...new Set([id, ...continues])] : continues
}

/** Returns a record with these ids, without empty lists. If there are too many former ids, the oldest are dropped. */
function withIds(
  record: CategoryRecord,
  continues: readonly string[],
  formerIds: readonly string[],
): CategoryRecord {
  const next = { ...record }
  delete next.continues
  delete next.formerIds
  if (continues.length > 0) next.continues = [...new Set(continues)]
  const former = [...new Set(formerIds)].slice(-recordLimits.ids)
  if (former.length > 0) next.formerIds = former
  return next
}

/**
 * Returns the new id of each heading of a branch below a parent. None of them is or was the id of another heading,
 * in this edition or the previous one, since it would be mistaken for that one.
 */
function idsFor(
  branch: Records,
  parent: string | null,
  others: Records,
  known: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const [head] = branch
  if (head === undefined) return new Map()
  const used = new Set(others.flatMap(({ id, formerIds = [] }) => [id, ...formerIds]))
  const isFree = (record: CategoryRecord, id: string) => {
    const isItsOwn = (record.formerIds ?? []).includes(id) || originsOf(record, known).includes(id)
    const isOfBranch = branch.some(
      (other) => other !== record && (other.formerIds ?? []).includes(id),
    )
    return !used.has(id) && !isOfBranch && (isItsOwn || !known.has(id))
  }
  const part = head.id.slice(head.id.lastIndexOf('/') + 1)
  for (let number = 1; ; number++) {
    const name = number === 1 ? part : `${part}-${number}`
    const base = parent === null ? name : `${parent}/${name}`
    const ids = new Map(branch.map(({ id }) => [id, base + id.slice(head.id.length)]))
    if (branch.every((record) => isFree(record, ids.get(record.id) ?? ''))) return ids
  }
}

/** Returns a new heading below a parent; `origins` are the ids of the edition before that it comes from. */
function newRecord(
  records: Records,
  parent: string | null,
  { name, ranges }: HeadingDraft,
  origins: readonly string[],
  known: ReadonlySet<string>,
): CategoryRecord {
  if (parent !== null) indexOf(records, parent)
  const draft: CategoryRecord = {
    id: idPart(name),
    parent,
    name: name.trim(),
    ranges: [...ranges].sort(compareRanges),
    basis: 'own entry',
    confidence: 'high',
    sources: [],
  }
  // Without an origin, a heading with the same name and parent in the previous edition is the same one.
  const ids = idsFor([draft], parent, records, origins.length > 0 ? known : new Set())
  return withIds({ ...draft, id: ids.get(draft.id) ?? draft.id }, origins, [])
}

function split(
  records: Records,
  id: string,
  parts: readonly HeadingDraft[],
  known: ReadonlySet<string>,
): Records {
  const [first, ...others] = parts
  if (first === undefined || others.length === 0) {
    throw new Rejected('A split needs at least two headings.', 'Add another one.')
  }
  const record = recordOf(records, id)
  const families = new Map<HeadingDraft, CategoryRecord[]>()
  for (const child of records.filter(({ parent }) => parent === id)) {
    const part = parts.find(({ ranges }) => isInside(child.ranges, ranges))
    if (part === undefined) {
      throw new Rejected(
        `No part contains all codes of “${child.name}”, which is below this heading.`,
        'Give its codes to one part, or split or move that heading first.',
      )
    }
    families.set(part, [...(families.get(part) ?? []), child])
  }
  const leaving = others.flatMap((part) => families.get(part) ?? [])
  let next = leaving.reduce((rest, child) => without(rest, child.id), records)
  next = replaced(next, id, (old) => ({ ...old, name: first.name.trim() }))
  next = withRanges(next, id, first.ranges)
  for (const part of others) {
    const added = newRecord(next, record.parent, part, originsOf(record, known), known)
    next = withBranch(next, [added], { by: 'number' })
    next = withChildren(next, added.id, families.get(part) ?? [], records, known)
  }
  return next
}

function merged(records: Records, id: string, into: string, known: ReadonlySet<string>): Records {
  const record = recordOf(records, id)
  const target = recordOf(records, into)
  if (isWithin(into, id)) {
    throw new Rejected(
      'A heading cannot be merged into itself or into one below it.',
      'Choose another one.',
    )
  }
  const continues = [...(target.continues ?? []), ...originsOf(record, known)]
  const formerIds = [...(target.formerIds ?? []), ...(record.formerIds ?? []), id]
  const more = record.ranges.filter((range) => !rangeIsInside(range, target.ranges))
  let next = replaced(without(records, id), into, (old) =>
    withIds(
      old,
      continues.filter((origin) => origin !== into),
      formerIds,
    ),
  )
  if (more.length > 0) next = withRanges(next, into, joined([...target.ranges, ...more]))
  const children = records.filter(({ parent }) => parent === id)
  return withChildren(next, into, children, records, known)
}

/** Returns the records with some branches of `source` inserted below a heading, in numeric order. */
function withChildren(
  records: Records,
  parent: string,
  children: Records,
  source: Records,
  known: ReadonlySet<string>,
): Records {
  return children.reduce((next, child) => {
    const branch = rebased(branchOf(source, child.id), parent, next, known)
    return withBranch(next, branch, { by: 'number' })
  }, records)
}

function isInside(ranges: readonly CodeRange[], outer: readonly CodeRange[]): boolean {
  const ascending = [...outer].sort(compareRanges)
  return ranges.every((range) => rangeIsInside(range, ascending))
}

/** Returns ranges in ascending order, with adjacent ones combined. */
function joined(ranges: readonly CodeRange[]): CodeRange[] {
  const whole: CodeRange[] = []
  for (const range of [...ranges].sort(compareRanges)) {
    const last = whole.at(-1)
    const [start, end] = range
    const touches =
      last !== undefined &&
      letterClassOf(last[0]) === letterClassOf(start) &&
      rangeBounds(last)[1] + 1 === codeOrdinal(start)
    if (touches) whole[whole.length - 1] = [last[0], end]
    else whole.push(range)
  }
  return whole
}
