import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type JsonLimits, untrustedLimits } from '#core/untrusted/limits.ts'
import { readUntrustedJson } from '#core/untrusted/untrusted-json.ts'

const limits = untrustedLimits.importFile.json
const problemOf = (text: string, within: JsonLimits = limits) => {
  const reading = readUntrustedJson(text, within)
  return reading.state === 'rejected' ? reading.problem : 'none'
}

describe('untrusted JSON', () => {
  it('is parsed like JSON.parse', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const reading = readUntrustedJson(text, limits)
        // fast-check can generate a name that is not allowed.
        if (reading.state === 'read') expect(reading.value).toEqual(JSON.parse(text))
        else expect(reading.problem).toMatch(/not allowed|appears twice/)
      }),
    )
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\\', ' ', 'a', '1', '\n'),
        }),
        (text) => {
          expect(['read', 'rejected']).toContain(readUntrustedJson(text, limits).state)
        },
      ),
    )
  })

  // With a regular expression, each of these took seconds to hours, or threw an exception.
  it.each([
    ['escaped quotes in a string without an end', `"${'\\"'.repeat(8_000_000)}`],
    ['backslashes', `["${'\\'.repeat(16_000_000)}`],
    ['quotes', '"'.repeat(16_000_001)],
    ['a very long string', `["${'x'.repeat(20_000_000)}",`],
    ['brackets', '['.repeat(16_000_000)],
  ])('is checked quickly even if it is %s', (_what, text) => {
    expect(problemOf(text)).not.toBe('none')
  })

  it('is rejected if it exceeds a length, a depth or a number of values', () => {
    expect(problemOf('[1, 2]', { ...limits, text: 5 })).toBe('It is longer than 5 characters.')
    expect(problemOf('[[[1]]]', { ...limits, depth: 2 })).toContain('more than 2 levels deep')
    expect(problemOf('[1, 2, 3]', { ...limits, values: 2 })).toBe('It has more than 2 values.')
    expect(problemOf('[1, 2, 3]', { ...limits, values: 3, depth: 1, text: 9 })).toBe('none')
  })

  it('is rejected at the location of a duplicate or forbidden name', () => {
    const text = '{"a": {"b": 1}, "c": "d", "\\u0061": 2}'
    expect(readUntrustedJson(text, limits)).toEqual({
      state: 'rejected',
      problem: 'The name "a" appears twice in one object.',
      offset: text.indexOf('"\\u0061"'),
    })
    expect(problemOf('{"a": {"a": "a"}, "b": ["a", "a"]}')).toBe('none')
    expect(problemOf('{"__proto__": 1}')).toBe('The name "__proto__" is not allowed.')
  })
})
