import { forbiddenKeys } from '../json-value.ts'
import { limits } from '../limits.ts'

/** Deeper than anything that the user data hold. */
const deepest = 20

export type JsonReading =
  | { readonly state: 'read'; readonly value: unknown }
  /** The problem is a sentence. */
  | { readonly state: 'refused'; readonly problem: string }

/**
 * Returns what a text from elsewhere says as JSON. Never throws. Refuses a text that is too long or
 * nested too deep, a name that stands twice in an object, and names that would reach an object's
 * prototype.
 */
export function readHostileJson(text: string): JsonReading {
  if (text.length > limits.importText) {
    return refused(`It is longer than ${limits.importText} characters.`)
  }
  const problem = structureProblem(text)
  if (problem !== undefined) return refused(problem)
  try {
    return { state: 'read', value: JSON.parse(text) as unknown }
  } catch {
    return refused('It is not JSON, or cut off.')
  }
}

/** Goes over the text once, without recursion; what is no JSON at all is left to the parser. */
function structureProblem(text: string): string | undefined {
  /** The names used so far in each open object; `undefined` for an open list. */
  const open: (Set<string> | undefined)[] = []
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]]/gsu
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [part] = match
    if (part === '{') open.push(new Set())
    else if (part === '[') open.push(undefined)
    else if (part === '}' || part === ']') open.pop()
    else if (isName(text, token.lastIndex)) {
      const names = open.at(-1)
      const name = unquoted(part)
      if (forbiddenKeys.includes(name)) return `The name “${name}” must not be used.`
      if (names?.has(name) === true) {
        return `The name “${name.slice(0, 60)}” stands twice in one place.`
      }
      names?.add(name)
    }
    if (open.length > deepest) return `It is nested more than ${deepest} deep.`
  }
  return undefined
}

function isName(text: string, end: number): boolean {
  let next = end
  while (' \t\r\n'.includes(text.charAt(next)) && next < text.length) next++
  return text.charAt(next) === ':'
}

function unquoted(part: string): string {
  try {
    return String(JSON.parse(part))
  } catch {
    return part
  }
}

function refused(problem: string): JsonReading {
  return { state: 'refused', problem }
}
