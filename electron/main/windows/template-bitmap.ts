/** Bytes per pixel: blue, green, red, alpha. */
const pixel = 4

/**
 * Returns an image as a template: black, as opaque as the image is bright. The icon is white on a dark
 * background, which becomes transparent. `bgra` has four bytes per pixel, as Electron's bitmaps do.
 */
export function templateBitmap(bgra: Buffer): Buffer {
  const shape = Buffer.alloc(bgra.length)
  for (let at = 0; at + pixel <= bgra.length; at += pixel) {
    // The background has almost no red.
    shape[at + 3] = bgra[at + 2] ?? 0
  }
  return shape
}
