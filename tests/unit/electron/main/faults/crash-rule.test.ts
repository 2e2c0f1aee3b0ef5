import { describe, expect, it } from 'vitest'
import { afterCrash, shortTime } from '../../../../../electron/main/faults/crash-rule.ts'

describe('a window whose page ended by a fault', () => {
  it('is loaded again, and asked about when that happens again within a minute', () => {
    const now = 1_000_000
    expect(afterCrash([], now)).toBe('load-again')
    expect(afterCrash([now - shortTime], now)).toBe('load-again')
    expect(afterCrash([now - shortTime + 1], now)).toBe('ask')
    expect(afterCrash([now - shortTime - 5, now - 1], now)).toBe('ask')
  })
})
