import { descriptorFields } from './fields.ts'
import type { Table } from './table.ts'
import { type CodeSystem, isListedIn, tableCodeOrder } from './table-code.ts'
import { tableKinds } from './table-kinds.ts'

/** The codes of one system in one edition, by all tables together: ascending, column by column. */
export interface CodeList {
  readonly codes: readonly string[]
  /** The fullest descriptor of each code that any table has, else `''`. */
  readonly texts: readonly string[]
  /** Its other descriptors, one a line: what search looks through besides. */
  readonly others: readonly string[]
  /** The day on which each code ends, as an ISO date, or `''`. */
  readonly ends: readonly string[]
}

export const emptyCodeList: CodeList = { codes: [], texts: [], others: [], ends: [] }

/** Returns whether a table says which codes exist. */
export function listsCodes({ entry }: Table): boolean {
  return tableKinds[entry.kind].listsCodes
}

/**
 * Returns the codes of a system that the tables list. Descriptors come from every table, those of the kinds
 * that list no codes too; the fullest is shown.
 */
export function listCodes(tables: readonly Table[], system: CodeSystem): CodeList {
  const descriptors = new Map<string, string[]>()
  const ends = new Map<string, string>()
  for (const table of tables) {
    if (!listsCodes(table)) continue
    let before = ''
    for (const code of table.content.codes) {
      if (code === before) continue
      before = code
      if (!descriptors.has(code) && isListedIn(code, system)) descriptors.set(code, [])
    }
  }
  for (const field of descriptorFields) {
    for (const { content } of tables) {
      const column = content.columns[field]
      if (column === undefined) continue
      content.codes.forEach((code, row) => {
        const text = column[row] ?? ''
        if (text !== '') descriptors.get(code)?.push(text)
      })
    }
  }
  for (const { content } of tables) {
    const column = content.columns.terminated
    if (column === undefined) continue
    content.codes.forEach((code, row) => {
      const end = column[row] ?? ''
      if (end !== '' && descriptors.has(code)) ends.set(code, end)
    })
  }
  const codes = [...descriptors.keys()]
  // The codes of one table are in order already.
  if (tables.filter(listsCodes).length > 1) {
    codes.sort((a, b) => tableCodeOrder(a) - tableCodeOrder(b))
  }
  const texts: string[] = []
  const others: string[] = []
  for (const code of codes) {
    const [text = '', ...more] = descriptors.get(code) ?? []
    texts.push(text)
    others.push(furtherTexts(text, more))
  }
  return { codes, texts, others, ends: codes.map((code) => ends.get(code) ?? '') }
}

/** Returns the texts that say something that the shown one does not: capitals and what is cut off at the end do not count. */
function furtherTexts(shown: string, more: readonly string[]): string {
  const kept: string[] = []
  const known = [shown.toLowerCase()]
  for (const text of more) {
    const lower = text.toLowerCase()
    if (known.some((each) => each.startsWith(lower))) continue
    known.push(lower)
    kept.push(text)
  }
  return kept.join('\n')
}

/** Returns the index of a code in a list, or -1. */
export function indexOfCode({ codes }: CodeList, code: string): number {
  const index = firstNotBefore(codes, tableCodeOrder(code))
  return codes[index] === code ? index : -1
}

/** Returns the index of the first code whose order is `order` or more. */
export function firstNotBefore(codes: readonly string[], order: number): number {
  let low = 0
  let high = codes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (tableCodeOrder(codes[middle] ?? '') < order) low = middle + 1
    else high = middle
  }
  return low
}
