/** Bytes of a pixel: blue, green, red, opacity. */
const pixel = 4

/**
 * Returns a picture as its shape only: black, as opaque as the picture is bright. The signs of the icon are white on a
 * dark ground, which becomes clear. `bgra` has four bytes a pixel, as Electron's bitmaps do.
 */
export function templateBitmap(bgra: Buffer): Buffer {
  const shape = Buffer.alloc(bgra.length)
  for (let at = 0; at + pixel <= bgra.length; at += pixel) {
    // The ground has next to no red.
    shape[at + 3] = bgra[at + 2] ?? 0
  }
  return shape
}
