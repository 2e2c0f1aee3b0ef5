import { type CodeList, firstNotBefore } from './code-list.ts'
import { tableCodeOrder } from './table-code.ts'

/** A letter of Level II or a digit, then digits; at the end a letter of CPT. */
const codeStart = /^(?:[A-V]\d{1,4}|\d{3,5}|\d{4}[AFMTU])$/
const codeLength = 5

/**
 * Returns the indexes of the codes whose descriptors contain each of some words, in the order of the list: what can be
 * told of words before they are indexed.
 */
export function codesContaining({ texts, others }: CodeList, words: string): number[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return texts.flatMap((text, index) => {
    const all = `${text}\n${others[index] ?? ''}`.toLowerCase()
    return wanted.every((word) => all.includes(word)) ? [index] : []
  })
}

/**
 * Returns the indexes of the codes that begin with what was typed, ascending; empty if it is not the beginning of a
 * code. A single letter is no beginning: it is a word.
 */
export function codesBeginning({ codes }: CodeList, typed: string): number[] {
  const start = typed.trim().toUpperCase()
  if (!codeStart.test(start)) return []
  const indexes: number[] = []
  if (start.length === codeLength) {
    const index = firstNotBefore(codes, tableCodeOrder(start))
    return codes[index] === start ? [index] : []
  }
  codes.forEach((code, index) => {
    if (code.startsWith(start)) indexes.push(index)
  })
  return indexes
}
