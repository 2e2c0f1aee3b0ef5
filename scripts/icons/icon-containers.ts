/** A square PNG and its width in pixels. */
export interface IconPicture {
  readonly size: number
  readonly png: Uint8Array
}

const icoHeaderBytes = 6
const icoEntryBytes = 16

/** Returns a Windows icon that contains the images as PNG, of at most 256 pixels each. */
export function makeIco(pictures: readonly IconPicture[]): Buffer {
  const header = Buffer.alloc(icoHeaderBytes + icoEntryBytes * pictures.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length
  for (const [at, { size, png }] of pictures.entries()) {
    const entry = icoHeaderBytes + icoEntryBytes * at
    // 0 means 256, which does not fit in a byte.
    header.writeUInt8(size % 256, entry)
    header.writeUInt8(size % 256, entry + 1)
    header.writeUInt16LE(1, entry + 4)
    header.writeUInt16LE(32, entry + 6)
    header.writeUInt32LE(png.length, entry + 8)
    header.writeUInt32LE(offset, entry + 12)
    offset += png.length
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)])
}

/** The PNG types in a macOS icon, by width; the second one for a width is for Retina displays. */
const icnsTypes: readonly (readonly [type: string, size: number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
]

/** The widths in a macOS icon. */
export const icnsSizes: readonly number[] = [...new Set(icnsTypes.map(([, size]) => size))]

/** Returns a macOS icon of the images. Throws if one of `icnsSizes` is missing. */
export function makeIcns(pictures: readonly IconPicture[]): Buffer {
  const parts = icnsTypes.map(([type, size]) => {
    const png = pictures.find((picture) => picture.size === size)?.png
    if (png === undefined) throw new Error(`The macOS icon lacks its picture of ${size} pixels.`)
    return Buffer.concat([head(type, png.length), png])
  })
  const body = Buffer.concat(parts)
  return Buffer.concat([head('icns', body.length), body])
}

/** The type and the length of a block, including these eight bytes. */
function head(type: string, length: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.write(type, 'latin1')
  bytes.writeUInt32BE(length + bytes.length, 4)
  return bytes
}
