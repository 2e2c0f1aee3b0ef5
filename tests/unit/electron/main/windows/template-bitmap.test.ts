import { describe, expect, it } from 'vitest'
import { templateBitmap } from '../../../../../electron/main/windows/template-bitmap.ts'

describe('the macOS menu bar icon', () => {
  it('is the shape of the icon without the background', () => {
    const ground = [0x6b, 0x5f, 0x0b, 0xff]
    const sign = [0xff, 0xff, 0xff, 0xff]
    const clear = [0, 0, 0, 0]
    expect([...templateBitmap(Buffer.from([...ground, ...sign, ...clear]))]).toEqual([
      ...[0, 0, 0, 0x0b],
      ...[0, 0, 0, 0xff],
      ...[0, 0, 0, 0],
    ])
  })
})
