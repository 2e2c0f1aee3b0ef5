export type Decoded =
  | { readonly ok: true; readonly text: string }
  /** Where the first byte is that does not belong to UTF-8 text, in words. */
  | { readonly ok: false; readonly place: string; readonly problem: string }

/** Returns the text of UTF-8 bytes, without a byte order mark, or where they stop being UTF-8. */
export function decodeText(bytes: Uint8Array): Decoded {
  // UTF-16 of plain letters is valid UTF-8 with a zero beside each letter.
  const zero = bytes.indexOf(0)
  if (zero < 0) {
    try {
      return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
    } catch {
      // Told below.
    }
  }
  const offset = zero < 0 ? firstInvalid(bytes) : zero
  const line = bytes.subarray(0, offset).filter((byte) => byte === newline).length + 1
  const value = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0')
  return {
    ok: false,
    place: `line ${line}`,
    problem: `The file is not UTF-8 text: byte ${offset + 1} is 0x${value}.`,
  }
}

const newline = 0x0a

/** Returns the offset of the first byte that is not part of UTF-8: there the bytes differ from their text's. */
function firstInvalid(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const again = new TextEncoder().encode(decoder.decode(bytes))
  const offset = bytes.findIndex((byte, index) => byte !== again[index])
  return offset < 0 ? bytes.length : offset
}
