import { listsCodes } from './code-list.ts'
import { descriptorFields } from './fields.ts'
import type { Table } from './table.ts'
import { type CodeSystem, isListedIn, tableCodeOrder } from './table-code.ts'
import type { TableKindId } from './table-kinds.ts'

/** What became of the codes of a system from one edition to another. */
export interface CodeComparison {
  /** The kinds of table that both editions have: only they can be compared. */
  readonly kinds: readonly TableKindId[]
  readonly added: readonly CodeText[]
  readonly deleted: readonly CodeText[]
  readonly reworded: readonly Rewording[]
  /** How many codes are in both with the same words. */
  readonly unchanged: number
}

export interface CodeText {
  readonly code: string
  readonly text: string
}

export interface Rewording {
  readonly code: string
  readonly from: string
  readonly to: string
}

/**
 * Compares two editions code by code. Only tables of one kind are held against each other: a fee schedule
 * leaves out whole classes of codes that another file has. A code is deleted where the same kind of table lacks
 * it and no other table of the later edition has it; added likewise. Descriptors are compared field by field;
 * capitals and blanks make no difference.
 */
export function compareCodes(
  from: readonly Table[],
  to: readonly Table[],
  system: CodeSystem,
): CodeComparison {
  const pairs = from.flatMap((before) => {
    const after = to.find(({ entry }) => entry.kind === before.entry.kind)
    return listsCodes(before) && after !== undefined ? [{ before, after }] : []
  })
  const inFrom = textsByCode(from, system)
  const inTo = textsByCode(to, system)
  const added = new Map<string, string>()
  const deleted = new Map<string, string>()
  const reworded = new Map<string, Rewording>()
  const seen = new Set<string>()
  for (const { before, after } of pairs) {
    for (const code of before.content.codes) {
      const text = inFrom.get(code)
      if (text === undefined) continue
      if (inTo.has(code)) seen.add(code)
      else deleted.set(code, text)
    }
    for (const code of after.content.codes) {
      const text = inTo.get(code)
      if (text !== undefined && !inFrom.has(code)) added.set(code, text)
    }
    for (const each of rewordings(before, after, system)) {
      // The fullest descriptor comes first: a short one says nothing more.
      if (!reworded.has(each.code)) reworded.set(each.code, each)
    }
  }
  return {
    kinds: [...new Set(pairs.map(({ before }) => before.entry.kind))],
    added: inOrder([...added].map(([code, text]) => ({ code, text }))),
    deleted: inOrder([...deleted].map(([code, text]) => ({ code, text }))),
    reworded: inOrder([...reworded.values()]),
    unchanged: seen.size - reworded.size,
  }
}

/** Returns every code of a system that tables which list codes have, with its fullest descriptor. */
function textsByCode(tables: readonly Table[], system: CodeSystem): Map<string, string> {
  const texts = new Map<string, string>()
  for (const table of tables) {
    if (!listsCodes(table)) continue
    const { codes, columns } = table.content
    const column = descriptorFields.map((field) => columns[field]).find((each) => each)
    codes.forEach((code, row) => {
      const text = column?.[row] ?? ''
      const known = texts.get(code)
      if (known === undefined) {
        if (isListedIn(code, system)) texts.set(code, text)
      } else if (text.length > known.length) texts.set(code, text)
    })
  }
  return texts
}

function* rewordings(before: Table, after: Table, system: CodeSystem): Iterable<Rewording> {
  const field = descriptorFields.find(
    (each) => before.content.columns[each] && after.content.columns[each],
  )
  if (field === undefined) return
  const old = new Map<string, string>()
  before.content.codes.forEach((code, row) => {
    if (!old.has(code)) old.set(code, before.content.columns[field]?.[row] ?? '')
  })
  const done = new Set<string>()
  for (const [row, code] of after.content.codes.entries()) {
    const from = old.get(code)
    if (from === undefined || done.has(code) || !isListedIn(code, system)) continue
    done.add(code)
    const to = after.content.columns[field]?.[row] ?? ''
    if (from !== to && evened(from) !== evened(to)) yield { code, from, to }
  }
}

function evened(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ').trim()
}

function inOrder<Item extends { readonly code: string }>(items: Item[]): Item[] {
  return items.sort((a, b) => tableCodeOrder(a.code) - tableCodeOrder(b.code))
}
