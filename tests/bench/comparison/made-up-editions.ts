import { codeAtOrdinal } from '#core/codes/code.ts'
import type { CodeRange } from '#core/codes/code-range.ts'
import type { CategoryRecord, EditionFile } from '#core/editions/edition-file.ts'

/** A change made to an edition, which a comparison should report. */
export interface KnownEdit {
  readonly kind: 'added' | 'removed' | 'renamed' | 'ranges' | 'moved' | 'split' | 'merged'
  readonly from: readonly string[]
  readonly to: readonly string[]
}

export interface MadeUpPair {
  readonly from: EditionFile
  readonly to: EditionFile
  readonly edits: readonly KnownEdit[]
}

/** Numbers of subsections in a section, headings in a subsection, and subheadings in a heading. */
export interface Shape {
  readonly subsections: number
  readonly headings: number
  readonly subheadings: number
}

interface Node {
  id: string
  name: string
  codes: [first: number, last: number][]
  continues?: string[]
  /** No subheading is edited twice. */
  edited?: true
  children: Node[]
}

const sections = 11
const codesInSection = 10_000

/** Every twentieth subheading is edited, in the order of this list. */
const editEach = 20
const leafEdits = [
  'rename under its id',
  'rename under a new id',
  'rename, undeclared',
  'move',
  'remove',
  'add',
  'split',
  'merge',
] as const

/**
 * Returns two editions of 11 sections and the edits between them. Each subheading contains one code,
 * the first one of a heading two, so that it can be split.
 */
export function madeUpPair(shape: Shape): MadeUpPair {
  const before = outline(shape)
  const after = outline(shape)
  const edits = editOutline(after)
  const from = editionFile(2019, before)
  const to = editionFile(2020, after)
  const old = new Map(from.categories.map(({ id, ranges }) => [id, JSON.stringify(ranges)]))
  for (const { id, ranges } of to.categories) {
    const earlier = old.get(id)
    if (earlier !== undefined && earlier !== JSON.stringify(ranges) && !isPartOf(edits, id)) {
      edits.push({ kind: 'ranges', from: [id], to: [id] })
    }
  }
  return { from, to, edits }
}

function isPartOf(edits: readonly KnownEdit[], id: string): boolean {
  return edits.some(({ from, to }) => from.length + to.length > 2 && to.includes(id))
}

function outline({ subsections, headings, subheadings }: Shape): Node[] {
  const nodes = (
    count: number,
    width: number,
    first: number,
    id: string,
    children: (first: number, id: string) => Node[],
  ): Node[] =>
    Array.from({ length: count }, (_, index) => {
      const start = first + index * width
      const ownId = id === '' ? `c${index}` : `${id}/c${index}`
      return {
        id: ownId,
        name: `Category ${wordFor(start)} ${wordFor(start + count)} level ${ownId.split('/').length}`,
        codes: [[start, start + width - 1]],
        children: children(start, ownId),
      }
    })
  const subsectionWidth = Math.floor(codesInSection / subsections)
  const headingWidth = Math.floor(subsectionWidth / headings)
  return nodes(sections, codesInSection, 0, '', (atSection, section) =>
    nodes(subsections, subsectionWidth, atSection, section, (atSubsection, subsection) =>
      nodes(headings, headingWidth, atSubsection, subsection, (first, heading) =>
        Array.from({ length: subheadings }, (_, index): Node => {
          const start = index === 0 ? first : first + index + 1
          return {
            id: `${heading}/c${index}`,
            name: `Leaf ${wordFor(start)}`,
            codes: [[start, index === 0 ? start + 1 : start]],
            children: [],
          }
        }),
      ),
    ),
  )
}

/** Edits an outline in place and returns the edits of subheadings. */
function editOutline(top: Node[]): KnownEdit[] {
  const edits: KnownEdit[] = []
  let leaf = 0
  let turn = 0
  for (const subsection of top.flatMap(({ children }) => children)) {
    subsection.children.forEach((heading, index) => {
      const next = subsection.children[(index + 1) % subsection.children.length]
      for (const node of [...heading.children]) {
        leaf++
        if (leaf % editEach !== 0 || next === undefined || node.edited) continue
        const kind = leafEdits[turn++ % leafEdits.length]
        if (kind !== undefined) editLeaf(kind, node, heading, next, edits)
      }
    })
    for (const heading of subsection.children) {
      heading.children.sort((a, b) => firstOf(a) - firstOf(b))
    }
    subsection.children.sort((a, b) => firstOf(a) - firstOf(b))
  }
  return edits
}

function editLeaf(
  kind: (typeof leafEdits)[number],
  node: Node,
  heading: Node,
  next: Node,
  edits: KnownEdit[],
): void {
  const { id } = node
  const replace = (...nodes: Node[]) => {
    heading.children.splice(heading.children.indexOf(node), 1, ...nodes)
  }
  const [first, last] = node.codes[0] ?? [0, 0]
  switch (kind) {
    case 'rename under its id':
      node.name = `Renamed ${wordFor(first + 7)}`
      node.edited = true
      edits.push({ kind: 'renamed', from: [id], to: [id] })
      break
    case 'rename under a new id':
    case 'rename, undeclared': {
      const name = `Renamed ${wordFor(first + 7)}`
      const renamed: Node = { ...node, id: `${id}-new`, name, edited: true }
      replace(kind === 'rename, undeclared' ? renamed : { ...renamed, continues: [id] })
      edits.push({ kind: 'renamed', from: [id], to: [renamed.id] })
      break
    }
    case 'move': {
      const moved: Node = {
        ...node,
        id: `${next.id}/from-${id.replaceAll('/', '-')}`,
        continues: [id],
        edited: true,
      }
      replace()
      next.children.push(moved)
      next.codes = normal([...next.codes, ...node.codes])
      heading.codes = without(heading.codes, first, last)
      edits.push({ kind: 'moved', from: [id], to: [moved.id] })
      break
    }
    case 'remove':
      replace()
      edits.push({ kind: 'removed', from: [id], to: [] })
      break
    case 'add': {
      const spare = heading.codes.at(-1)?.[1] ?? 0
      const taken = heading.children.some(({ codes }) => codes.some(([, end]) => end >= spare))
      if (taken) break
      const added: Node = {
        id: `${heading.id}/added`,
        name: 'Added',
        codes: [[spare, spare]],
        edited: true,
        children: [],
      }
      heading.children.push(added)
      edits.push({ kind: 'added', from: [], to: [added.id] })
      break
    }
    case 'split': {
      const whole = heading.children.find(
        ({ codes: [range] }) => range !== undefined && range[1] > range[0],
      )
      if (whole === undefined) break
      if (whole.edited) break
      const start = firstOf(whole)
      const parts = [0, 1].map((offset): Node => ({
        id: `${whole.id}-part-${offset}`,
        name: `Part ${wordFor(start + offset)}`,
        codes: [[start + offset, start + offset]],
        continues: [whole.id],
        edited: true,
        children: [],
      }))
      heading.children.splice(heading.children.indexOf(whole), 1, ...parts)
      edits.push({ kind: 'split', from: [whole.id], to: parts.map((part) => part.id) })
      break
    }
    case 'merge': {
      const other = heading.children[heading.children.indexOf(node) + 1]
      if (other === undefined) break
      if (other.edited) break
      const merged: Node = {
        id: `${id}-merged`,
        name: `Merged ${wordFor(first)}`,
        codes: normal([...node.codes, ...other.codes]),
        continues: [id, other.id],
        edited: true,
        children: [],
      }
      heading.children.splice(heading.children.indexOf(other), 1)
      replace(merged)
      edits.push({ kind: 'merged', from: [id, other.id], to: [merged.id] })
      break
    }
  }
}

function firstOf({ codes }: Node): number {
  return codes[0]?.[0] ?? 0
}

function normal(codes: [number, number][]): [number, number][] {
  return codes
    .sort((a, b) => a[0] - b[0])
    .reduce<[number, number][]>((list, [first, last]) => {
      const open = list.at(-1)
      if (open?.[1] === first - 1) open[1] = last
      else list.push([first, last])
      return list
    }, [])
}

function without(
  codes: readonly [number, number][],
  first: number,
  last: number,
): [number, number][] {
  return codes.flatMap(([start, end]): [number, number][] =>
    last < start || end < first
      ? [[start, end]]
      : [[start, first - 1] as [number, number], [last + 1, end] as [number, number]].filter(
          ([from, to]) => from <= to,
        ),
  )
}

/** Returns a unique word for each number, because names in editions share few words. */
function wordFor(number: number): string {
  return number
    .toString(20)
    .replace(/./g, (digit) => `${'bcdfghjklmnpqrstvwxz'.charAt(Number.parseInt(digit, 20))}a`)
}

function editionFile(year: number, top: readonly Node[]): EditionFile {
  const categories: CategoryRecord[] = []
  const visit = (nodes: readonly Node[], parent: string | null) => {
    for (const { id, name, codes, continues, children } of nodes) {
      categories.push({
        id,
        parent,
        name,
        ranges: codes.map(([first, last]): CodeRange => [
          codeAtOrdinal(first),
          codeAtOrdinal(last),
        ]),
        basis: 'named source',
        confidence: 'high',
        sources: ['MADE-UP'],
        ...(continues && { continues }),
      })
      visit(children, id)
    }
  }
  visit(top, null)
  return {
    formatVersion: 1,
    id: String(year),
    title: `Edition ${year}`,
    effectiveDate: `${year}-01-01`,
    notes: [],
    categories,
  }
}
