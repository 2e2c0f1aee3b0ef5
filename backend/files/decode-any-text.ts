import { refusedFile } from './refused-file.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** How many bytes are looked at to tell UTF-16 without a byte order mark. */
const sampleLength = 1_000

/**
 * Returns a file's text and the encoding that it was read in: by its byte order mark, else UTF-16 where
 * every other byte is zero, else UTF-8 where the bytes are valid, else windows-1252. No-break spaces become
 * blanks, as does byte FF of windows-1252: Medicare's files are written in code page 437 at times, where it is one.
 * Throws a CallFailed (`bad-file`) if the bytes are not text.
 */
export function decodeAnyText(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const encoding = encodingOf(bytes)
  const raw = new TextDecoder(encoding).decode(bytes)
  if (raw.slice(0, 10_000).includes('\0')) throw refusedFile('The file is not text.')
  const text = raw.replaceAll(encoding === 'windows-1252' ? /[\u00A0ÿ]/g : /\u00A0/g, ' ')
  return { text, encoding }
}

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, sampleLength)
  const zeros = { even: 0, odd: 0 }
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd']++
  })
  const most = sample.length / 2
  if (zeros.odd > most * 0.8 && zeros.even === 0) return 'utf-16le'
  if (zeros.even > most * 0.8 && zeros.odd === 0) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}
