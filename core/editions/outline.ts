import type { CodeRange } from '../codes/code-range.ts'
import type { Basis } from './basis.ts'
import type { CategoryRecord, Confidence, EditionFile } from './edition-file.ts'

const levelNames = ['section', 'subsection', 'heading', 'subheading'] as const
export type Level = (typeof levelNames)[number]

/** Returns the name of the level at a depth (1 for a section). Anything below a subheading is a subheading too. */
function levelAt(depth: number): Level {
  return levelNames[depth - 1] ?? 'subheading'
}

/** A category in the outline of an edition. */
export interface Category {
  readonly id: string
  readonly parent: string | null
  readonly name: string
  /** 1 for a section; the book goes down to 6. */
  readonly depth: number
  readonly level: Level
  /** Ascending and disjoint. */
  readonly ranges: readonly CodeRange[]
  readonly basis: Basis
  readonly confidence: Confidence
  readonly sources: readonly string[]
  readonly note: string | undefined
  /** Whether the book places it out of numerical order. */
  readonly resequenced: boolean
  /** Ids in the previous edition that it comes from, if its own id does not say so. */
  readonly continues: readonly string[]
  /** Ids from earlier versions of the dataset whose codes it now contains. */
  readonly formerIds: readonly string[]
  /** Whether the section itself contains the codes that are in none of its subsections. */
  readonly ownCodes: boolean
  /** Its index in book order, from 0. */
  readonly position: number
  /** The position after its last descendant: the descendants are `position + 1` to `end - 1`. */
  readonly end: number
}

export interface EditionNote {
  readonly text: string
  readonly sources: readonly string[]
}

/** An edition's categories as a tree in book order. Plain frozen data; made by {@link buildOutline}. */
export interface Outline {
  readonly edition: string
  readonly title: string
  /** ISO date, such as `2026-01-01`. */
  readonly effectiveDate: string
  readonly notes: readonly EditionNote[]
  /** All categories in book order: a parent comes right before its first child. */
  readonly categories: readonly Category[]
  /** By id, and by former id if only one category has it. */
  readonly byId: ReadonlyMap<string, Category>
  /** The categories that have each former id. */
  readonly byFormerId: ReadonlyMap<string, readonly Category[]>
}

/**
 * Returns the outline of an edition that satisfies every invariant (see `edition-problems.ts`).
 * Throws an Error if a parent does not come before its child.
 */
export function buildOutline(file: EditionFile): Outline {
  const depths = new Map<string, number>()
  const ends = new Array<number>(file.categories.length)
  file.categories.forEach((record) => {
    const parentDepth = record.parent === null ? 0 : depths.get(record.parent)
    if (parentDepth === undefined) {
      throw new Error(`Edition ${file.id}: ${record.id} stands before its parent ${record.parent}.`)
    }
    depths.set(record.id, parentDepth + 1)
  })
  const open: number[] = []
  const depthOf = (record: CategoryRecord) => depths.get(record.id) ?? 1
  file.categories.forEach((record, position) => {
    while (open.length >= depthOf(record)) ends[open.pop() ?? 0] = position
    open.push(position)
  })
  for (const position of open) ends[position] = file.categories.length

  const categories = file.categories.map((record, position): Category => {
    const depth = depthOf(record)
    return Object.freeze({
      id: record.id,
      parent: record.parent,
      name: record.name,
      depth,
      level: levelAt(depth),
      ranges: record.ranges,
      basis: record.basis,
      confidence: record.confidence,
      sources: record.sources,
      note: record.note,
      resequenced: record.resequenced ?? false,
      continues: record.continues ?? [],
      formerIds: record.formerIds ?? [],
      ownCodes: record.ownCodes ?? false,
      position,
      end: ends[position] ?? position + 1,
    })
  })
  const byFormerId = groupByFormerId(categories)
  return Object.freeze({
    edition: file.id,
    title: file.title,
    effectiveDate: file.effectiveDate,
    notes: file.notes,
    categories: Object.freeze(categories),
    byId: new Map([
      ...[...byFormerId].flatMap(([id, [category, ...others]]): [string, Category][] =>
        category === undefined || others.length > 0 ? [] : [[id, category]],
      ),
      ...categories.map((category): [string, Category] => [category.id, category]),
    ]),
    byFormerId,
  })
}

function groupByFormerId(categories: readonly Category[]): Map<string, Category[]> {
  const groups = new Map<string, Category[]>()
  for (const category of categories) {
    for (const id of category.formerIds) {
      const others = groups.get(id)
      if (others === undefined) groups.set(id, [category])
      else others.push(category)
    }
  }
  return groups
}

/** Whether an id is the current id of a category, not a former one. */
export function hasOwnId(outline: Outline, id: string): boolean {
  return outline.byId.get(id)?.id === id
}

/** Returns a category's ancestors from the section down to its parent; empty for a section. */
export function ancestorsOf(outline: Outline, category: Category): Category[] {
  const ancestors: Category[] = []
  let parent = category.parent
  while (parent !== null) {
    const ancestor = outline.byId.get(parent)
    if (ancestor === undefined) break
    ancestors.unshift(ancestor)
    parent = ancestor.parent
  }
  return ancestors
}

/** Returns a category's children in book order. */
export function childrenOf(outline: Outline, category: Category): Category[] {
  const children: Category[] = []
  let position = category.position + 1
  while (position < category.end) {
    const child = outline.categories[position]
    if (child === undefined) break
    children.push(child)
    position = child.end
  }
  return children
}

/** Returns the sections in book order. */
export function sectionsOf(outline: Outline): Category[] {
  return outline.categories.filter((category) => category.parent === null)
}

/** Returns the categories with the same parent (itself among them) in book order. */
export function siblingsOf(outline: Outline, category: Category): Category[] {
  const parent = category.parent === null ? undefined : outline.byId.get(category.parent)
  return parent === undefined ? sectionsOf(outline) : childrenOf(outline, parent)
}

/** Returns the section of a category; for a section, itself. */
export function sectionOf(outline: Outline, category: Category): Category {
  return ancestorsOf(outline, category)[0] ?? category
}

/** Returns the names from the section down to the category itself. */
export function pathNames(outline: Outline, category: Category): string[] {
  return [...ancestorsOf(outline, category), category].map(({ name }) => name)
}
