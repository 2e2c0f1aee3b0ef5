import { afterEach, describe, expect, it } from 'vitest'
import { localToday } from '#core/dates/local-today.ts'

const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

describe('today', () => {
  it.each([
    ['America/New_York', '2026-12-31T20:00:00-05:00', '2026-12-31'],
    ['Pacific/Auckland', '2027-01-01T06:00:00+13:00', '2027-01-01'],
    ['UTC', '2026-03-01T00:00:00Z', '2026-03-01'],
  ])('is the local calendar day in %s', (name, time, day) => {
    process.env['TZ'] = name
    expect(localToday(new Date(time))).toBe(day)
  })
})
