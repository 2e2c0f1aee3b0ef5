import { describe, expect, it } from 'vitest'
import { decodeAnyText } from '#backend/files/decode-any-text.ts'

const utf16 = (text: string) => Buffer.from(text, 'utf16le')

describe('the text of a file', () => {
  it.each([
    ['UTF-8', Buffer.from('é§'), 'é§', 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFé'), 'é', 'utf-8'],
    ['UTF-16 with a byte order mark', utf16('\uFEFFcode'), 'code', 'utf-16le'],
    ['UTF-16 without one', utf16('code,text'), 'code,text', 'utf-16le'],
    ['big-endian UTF-16', Buffer.from(utf16('\uFEFFcode')).swap16(), 'code', 'utf-16be'],
    ['windows-1252', Buffer.from([0xa7, 0x80, 0x31]), '§€1', 'windows-1252'],
  ])('is read as %s', (_, bytes, text, encoding) => {
    expect(decodeAnyText(bytes)).toEqual({ text, encoding })
  })

  it('has plain spaces for no-break spaces, also those of code page 437', () => {
    expect(decodeAnyText(Buffer.from('a\u00A0b')).text).toBe('a b')
    expect(decodeAnyText(Buffer.from([0x41, 0xff])).text).toBe('A ')
  })

  it('is rejected if the bytes are not text', () => {
    expect(() => decodeAnyText(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0xff, 0xfe, 1]))).toThrow(
      'The file is not text.',
    )
  })
})
