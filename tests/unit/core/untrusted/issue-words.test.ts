import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { issueWords } from '#core/untrusted/issue-words.ts'

const schema = z.strictObject({
  text: z.string().min(2).max(4).optional(),
  count: z.int().positive().optional(),
  list: z.array(z.string()).min(1).optional(),
  kind: z.enum(['a', 'b']).optional(),
  day: z.iso.date().optional(),
  id: z.string().regex(/^\d+$/, 'an id such as "7"').optional(),
  record: z.record(z.string(), z.unknown()),
})
const wordsFor = (value: object): string[] =>
  schema.safeParse({ record: {}, ...value }).error?.issues.map(issueWords) ?? []

describe('a schema error', () => {
  it.each([
    [{ record: undefined }, 'It is missing; it should be an object.'],
    [{ text: 7 }, 'It should be text, not a number.'],
    [{ text: 'a' }, 'It is too short: at least 2 characters.'],
    [{ text: 'abcde' }, 'It is too long: at most 4 characters.'],
    [{ count: 0 }, 'It is too small: at least 0.'],
    [{ list: [] }, 'It is too short: at least 1 entries.'],
    [{ kind: 'c' }, 'It should be "a" or "b".'],
    [{ day: '2026-02-30' }, 'It should be a date such as 2026-01-01.'],
    [{ id: 'x' }, 'It should be an id such as "7".'],
    [{ colour: 1 }, '"colour" is not a known name here.'],
    [{ colour: 1, size: 2 }, '"colour", "size" are not known names here.'],
  ])('is explained in plain words: %j', (value, words) => {
    expect(wordsFor(value)).toEqual([words])
  })
})
