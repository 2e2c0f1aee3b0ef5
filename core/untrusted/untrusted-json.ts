import type { JsonLimits } from './limits.ts'

/** Names that would reach an object's prototype rather than its values. */
export const forbiddenKeys: readonly string[] = ['__proto__', 'constructor', 'prototype']

export type JsonReading =
  | { readonly state: 'read'; readonly value: unknown }
  | {
      readonly state: 'rejected'
      /** What is wrong, a sentence. */
      readonly problem: string
      /** Where it is, in UTF-16 units; `undefined` if the parser does not tell. */
      readonly offset: number | undefined
    }

/**
 * Returns what a text from elsewhere says as JSON. Never throws, and takes time in proportion to the text.
 * Rejects a text beyond the limits, a name that appears twice in an object, and names that would reach an
 * object's prototype.
 */
export function readUntrustedJson(text: string, limits: JsonLimits): JsonReading {
  if (text.length > limits.text) {
    return rejected(`It is longer than ${inDigits(limits.text)} characters.`, undefined)
  }
  const problem = structureProblem(text, limits)
  if (problem !== undefined) return problem
  try {
    return { state: 'read', value: JSON.parse(text) as unknown }
  } catch {
    return rejected('It is not JSON, or it was cut off.', undefined)
  }
}

/** Goes over the text once, without recursion. A text that is no JSON at all is left to the parser. */
function structureProblem(text: string, limits: JsonLimits): JsonReading | undefined {
  /** The names used so far in each open object; `undefined` for an open list. */
  const open: (Set<string> | undefined)[] = []
  let values = 0
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index)
    if (character === quote) {
      const end = stringEnd(text, index)
      if (end === undefined) return undefined
      if (isName(text, end)) {
        const names = open.at(-1)
        const name = unquoted(text.slice(index, end))
        if (forbiddenKeys.includes(name)) {
          return rejected(`The name "${name}" is not allowed.`, index)
        }
        if (names?.has(name) === true) {
          return rejected(`The name "${name.slice(0, 60)}" appears twice in one object.`, index)
        }
        names?.add(name)
      }
      index = end - 1
    } else if (character === openBrace || character === openBracket) {
      open.push(character === openBrace ? new Set() : undefined)
      values++
      if (open.length > limits.depth) {
        return rejected(`It is nested more than ${limits.depth} levels deep.`, index)
      }
    } else if (character === closeBrace || character === closeBracket) {
      open.pop()
    } else if (character === comma) values++
    if (values > limits.values) {
      return rejected(`It has more than ${inDigits(limits.values)} values.`, index)
    }
  }
  return undefined
}

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d

/** Returns the offset after the string that starts at `start`; `undefined` if it never ends. */
function stringEnd(text: string, start: number): number | undefined {
  for (let index = start + 1; index < text.length; index++) {
    const character = text.charCodeAt(index)
    if (character === backslash) index++
    else if (character === quote) return index + 1
  }
  return undefined
}

function isName(text: string, end: number): boolean {
  let next = end
  while (' \t\r\n'.includes(text.charAt(next)) && next < text.length) next++
  return text.charAt(next) === ':'
}

function unquoted(part: string): string {
  if (!part.includes('\\')) return part.slice(1, -1)
  try {
    return String(JSON.parse(part))
  } catch {
    return part
  }
}

function rejected(problem: string, offset: number | undefined): JsonReading {
  return { state: 'rejected', problem, offset }
}

function inDigits(number: number): string {
  return number.toLocaleString('en-US')
}
