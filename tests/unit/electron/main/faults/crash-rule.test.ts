import { describe, expect, it } from 'vitest'
import { afterCrash, shortTime } from '../../../../../electron/main/faults/crash-rule.ts'

describe('a window whose page crashed', () => {
  it('is reloaded, and the user is asked if it crashes again within a minute', () => {
    const now = 1_000_000
    expect(afterCrash([], now)).toBe('load-again')
    expect(afterCrash([now - shortTime], now)).toBe('load-again')
    expect(afterCrash([now - shortTime + 1], now)).toBe('ask')
    expect(afterCrash([now - shortTime - 5, now - 1], now)).toBe('ask')
  })
})
