import { z } from 'zod'
import { timeSchema } from '../dates/time-schema.ts'

/** The parts of an edition file (a zip archive) that a signature covers. Only the first must be there. */
export const signedParts = ['edition.json', 'vocabulary.json', 'guide.json'] as const

export type SignedPart = (typeof signedParts)[number]

/** The other parts: the signature; how the edition came to this computer; the edition as it came, once it was corrected. */
export const signaturePart = 'signature.json'
export const originPart = 'origin.json'
export const importedPart = 'imported.json'

/** Names a public key: `SHA256:` and the checksum of its 32 bytes in base64, as SSH does. */
export const keyFingerprintSchema = z
  .string()
  .regex(/^SHA256:[A-Za-z0-9+/]{43}$/, 'the fingerprint of a key')

export const signatureSchema = z.strictObject({
  formatVersion: z.literal(1),
  algorithm: z.literal('Ed25519'),
  /** Who signs, in their own words. It is signed too. */
  signer: z.string().trim().min(1).max(100),
  /** The 32 bytes of the public key, in base64. */
  publicKey: z.base64().length(44),
  /** The 64 bytes of the signature over {@link signedText}, in base64. */
  signature: z.base64().length(88),
})

/** How an edition came to this computer. Not signed: it is about the copy, not about the edition. */
export const originSchema = z.strictObject({
  formatVersion: z.literal(1),
  how: z.enum(['spreadsheet', 'edition file', 'copy']),
  /** The name of the file, or the title of the edition that it is a copy of. */
  source: z.string().min(1).max(300),
  at: timeSchema,
})

export type EditionSignature = z.output<typeof signatureSchema>
export type EditionOrigin = z.output<typeof originSchema>

/** Returns the text that a signer signs: who signs, and each part's name and SHA-256 in hexadecimal. */
export function signedText(signer: string, checksums: ReadonlyMap<SignedPart, string>): string {
  const lines = signedParts.flatMap((part) => {
    const checksum = checksums.get(part)
    return checksum === undefined ? [] : [`${part} ${checksum}`]
  })
  return ['Category Atlas edition, version 1', JSON.stringify(signer), ...lines, ''].join('\n')
}
