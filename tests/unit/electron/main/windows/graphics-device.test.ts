import { describe, expect, it } from 'vitest'
import { mayHaveGraphicsDevice } from '../../../../../electron/main/windows/graphics-device.ts'

const there =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path)

describe('a device that draws', () => {
  it.each(['/dev/dri', '/dev/nvidiactl', '/dev/dxg'])('is there on Linux with %s', (path) => {
    expect(mayHaveGraphicsDevice('linux', there('/dev/null', path))).toBe(true)
  })

  it('is not there on a Linux that has none of them', () => {
    expect(mayHaveGraphicsDevice('linux', there('/dev/null'))).toBe(false)
  })

  it.each(['win32', 'darwin'] as const)(
    'is taken to be there on %s, without a look',
    (platform) => {
      expect(mayHaveGraphicsDevice(platform, there())).toBe(true)
    },
  )
})
