import type { z } from 'zod'

/** Returns what a schema found wrong, as a sentence without the schema's own terms. */
export function issueWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys': {
      const names = issue.keys.slice(0, 5).map((key) => `"${key.slice(0, 40)}"`)
      return `${names.join(', ')} ${issue.keys.length === 1 ? 'is not a known name' : 'are not known names'} here.`
    }
    case 'invalid_type': {
      const [, received = 'undefined'] = /received (\w+)/.exec(issue.message) ?? []
      const expected = typeWords[issue.expected] ?? issue.expected
      if (received === 'undefined') return `It is missing; it should be ${expected}.`
      return `It should be ${expected}, not ${typeWords[received] ?? received}.`
    }
    case 'invalid_value':
      return `It should be ${listed(issue.values.slice(0, 10).map((value) => JSON.stringify(value)))}.`
    case 'too_big':
      return `It is too ${sizeWords(issue.origin).long}: at most ${issue.maximum.toLocaleString('en-US')}${sizeWords(issue.origin).unit}.`
    case 'too_small':
      return `It is too ${sizeWords(issue.origin).short}: at least ${issue.minimum.toLocaleString('en-US')}${sizeWords(issue.origin).unit}.`
    case 'invalid_format': {
      if (issue.format === 'date') return 'It should be a date such as 2026-01-01.'
      // Our own patterns carry a message that says what is wanted.
      return issue.message.startsWith('Invalid ')
        ? 'It is not in the expected form.'
        : `It should be ${issue.message}.`
    }
    case 'custom':
      return `${issue.message}.`
    default:
      return 'It is not in the expected form.'
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
}

function sizeWords(origin: string): { long: string; short: string; unit: string } {
  if (origin === 'string') return { long: 'long', short: 'short', unit: ' characters' }
  if (origin === 'array' || origin === 'set') {
    return { long: 'long', short: 'short', unit: ' entries' }
  }
  return { long: 'large', short: 'small', unit: '' }
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
