import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** What one item of a list is called. */
const itemNames: Readonly<Record<string, string>> = {
  folders: 'folder',
  bookmarks: 'bookmark',
  notes: 'note',
  searches: 'saved search',
  recents: 'recent category',
  tags: 'tag',
  ranges: 'code range',
  path: 'path name',
}

/** Returns the first of a check's issues as one sentence, such as “Bookmark 3, note: it is longer than 10000 characters.” */
export function problemInWords(issues: readonly Issue[]): string {
  const [issue] = issues
  if (issue === undefined) return 'It is not in the expected form.'
  const place = placeInWords(issue.path)
  const what = whatIsWrong(issue)
  const text = place === '' ? what : `${place}: ${what}`
  return `${text.charAt(0).toUpperCase()}${text.slice(1, 400)}.`
}

/** Counts from 1, as people do. */
function placeInWords(path: readonly PropertyKey[]): string {
  const words: string[] = []
  path.forEach((part, index) => {
    const before = String(path[index - 1] ?? '')
    if (typeof part === 'number') words.push(`${itemNames[before] ?? 'item'} ${part + 1}`)
    else if (typeof path[index + 1] !== 'number' && part !== 'snapshot') words.push(String(part))
  })
  return words.join(', ').slice(0, 200)
}

function whatIsWrong(issue: Issue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `it has the unknown field ${issue.keys
        .slice(0, 3)
        .map((key) => `“${key.slice(0, 60)}”`)
        .join(', ')}`
    case 'invalid_type':
      return issue.input === undefined && issue.message.endsWith('received undefined')
        ? 'it is missing'
        : `it is not ${expectedInWords[issue.expected] ?? 'of the expected kind'}`
    case 'too_big':
      return issue.origin === 'string'
        ? `it is longer than ${issue.maximum} characters`
        : issue.origin === 'array'
          ? `there are more than ${issue.maximum} of them`
          : `it is larger than ${issue.maximum}`
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? 'it is empty'
        : `it is smaller than ${issue.minimum}`
    case 'invalid_format':
      return issue.format === 'datetime'
        ? 'it is not a date and time'
        : `it is not ${issue.message}`
    case 'custom':
      return issue.message === 'Invalid input' ? 'it is not valid' : issue.message
    default:
      return 'it is not valid'
  }
}

const expectedInWords: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  record: 'a set of values',
  object: 'a set of values',
}
