import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonFaultOffset } from '#backend/dataset/json-fault-offset.ts'

describe('the offset of a JSON error', () => {
  it.each([
    ['{"a": }', 6],
    ['{"a": 12x}', 8],
    ['[1, ]', 4],
    ['[1 2]', 3],
    ['{a: 1}', 1],
    ['{"a": truth}', 9],
    ['{"a": 1} more', 9],
    ['["a\nb"]', 3],
    ['x', 0],
    ["{'a': 1}", 1],
  ])('%j: %i', (text, offset) => {
    expect(jsonFaultOffset(text)).toBe(offset)
  })

  it('is the end of a truncated text, wherever it was cut', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, at) => {
        const cut = json.slice(0, at % json.length)
        expect(jsonFaultOffset(cut)).toBe(cut.length)
      }),
    )
  })

  it('is the position of a stray character', () => {
    const any = fc.tuple(fc.array(fc.nat({ max: 99 }), { minLength: 1 }), fc.nat())
    fc.assert(
      fc.property(any, ([numbers, at]) => {
        const json = JSON.stringify(numbers)
        const place = at % json.length
        expect(jsonFaultOffset(`${json.slice(0, place)}?${json.slice(place)}`)).toBe(place)
      }),
    )
  })
})
