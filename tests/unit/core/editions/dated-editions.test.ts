import { describe, expect, it } from 'vitest'
import { editionsToTry } from '#core/editions/dated-editions.ts'

const editions = ['2025', '2026', '2027'].map((id) => ({ id, effectiveDate: `${id}-01-01` }))

describe('the edition that opens first', () => {
  it('is the newest one in effect, even if a later one exists', () => {
    expect(editionsToTry(editions, null, '2026-11-23')).toEqual(['2026', '2025', '2027'])
  })

  it('is the last one on screen if it still exists', () => {
    expect(editionsToTry(editions, '2025', '2026-11-23')[0]).toBe('2025')
    expect(editionsToTry(editions, '2019', '2026-11-23')[0]).toBe('2026')
  })

  it('is any edition if none is in effect yet', () => {
    expect(editionsToTry(editions, null, '2020-01-01')).toEqual(['2027', '2026', '2025'])
  })
})
