import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkout } from '../support/shipped.ts'

const build = join(checkout, 'build')
const read = (name: string) => readFileSync(join(build, name))

/** Returns the width of a square PNG. */
const widthOf = (png: Buffer): number => {
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]))
  expect(png.readUInt32BE(16)).toBe(png.readUInt32BE(20))
  return png.readUInt32BE(16)
}

describe('the icons', () => {
  it('for Linux have one image per common size', () => {
    const names = readdirSync(join(build, 'icons'))
    const sizes = names.map((name) => {
      const size = widthOf(read(join('icons', name)))
      expect(name).toBe(`${size}x${size}.png`)
      return size
    })
    expect(sizes.sort((a, b) => a - b)).toEqual([16, 24, 32, 48, 64, 96, 128, 256, 512, 1024])
  })

  it('for Windows are in one file, up to 256 pixels', () => {
    const ico = read('icon.ico')
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1])
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, at) => {
      const entry = 6 + at * 16
      const offset = ico.readUInt32LE(entry + 12)
      const size = widthOf(ico.subarray(offset, offset + ico.readUInt32LE(entry + 8)))
      expect(ico.readUInt8(entry)).toBe(size % 256)
      return size
    })
    expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256])
  })

  it('for macOS are in one file, up to 1024 pixels', () => {
    const icns = read('icon.icns')
    expect(icns.toString('latin1', 0, 4)).toBe('icns')
    expect(icns.readUInt32BE(4)).toBe(icns.length)
    const parts: Record<string, number> = {}
    for (let at = 8; at < icns.length;) {
      const length = icns.readUInt32BE(at + 4)
      parts[icns.toString('latin1', at, at + 4)] = widthOf(icns.subarray(at + 8, at + length))
      at += length
    }
    expect(parts).toMatchObject({
      icp4: 16,
      ic07: 128,
      ic08: 256,
      ic13: 256,
      ic09: 512,
      ic10: 1024,
    })
  })

  it('show the same image, including the page’s icon', () => {
    const page = readFileSync(join(checkout, 'renderer', 'public', 'icon.svg'))
    expect(page).toEqual(read('icon.svg'))
  })
})
