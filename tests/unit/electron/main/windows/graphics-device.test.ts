import { describe, expect, it } from 'vitest'
import { mayHaveGraphicsDevice } from '../../../../../electron/main/windows/graphics-device.ts'

const there =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path)

describe('a graphics device', () => {
  it.each(['/dev/dri', '/dev/nvidiactl', '/dev/dxg'])('exists on Linux with %s', (path) => {
    expect(mayHaveGraphicsDevice('linux', there('/dev/null', path))).toBe(true)
  })

  it('does not exist on Linux without any of them', () => {
    expect(mayHaveGraphicsDevice('linux', there('/dev/null'))).toBe(false)
  })

  it.each(['win32', 'darwin'] as const)('is assumed on %s', (platform) => {
    expect(mayHaveGraphicsDevice(platform, there())).toBe(true)
  })
})
