import { join } from 'node:path'
import { z } from 'zod'
import { timeSchema } from '#core/dates/time-schema.ts'
import { keyFingerprintSchema } from '#core/editions/edition-package.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { readJsonBytes } from '../dataset/read-json-file.ts'
import { errorCode } from '../files/error-code.ts'
import { UnreadableFile, readFileOfAtMost } from '../files/read-file.ts'
import { jsonBytes } from './edition-package.ts'
import type { VerifiedSigner } from './signature.ts'

/** The file in the folder of own editions that says which keys the user has trusted. */
export const trustedSignersName = 'trusted-signers.json'

const trustedSchema = z.strictObject({
  formatVersion: z.literal(1),
  signers: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(100),
        key: keyFingerprintSchema,
        since: timeSchema,
      }),
    )
    .max(1_000),
})

const mostBytes = untrustedLimits.editionFile.bytes

/** The signers whose keys the user has trusted. */
export interface TrustedSigners {
  readonly signers: z.output<typeof trustedSchema>['signers']
  /** Whether the file is there and cannot be read: then nobody is trusted, and no signer is the first. */
  readonly isDamaged: boolean
}

/** Returns the signers trusted so far. Never throws. */
export async function readTrustedSigners(folder: string): Promise<TrustedSigners> {
  try {
    const bytes = await readFileOfAtMost(join(folder, trustedSignersName), mostBytes)
    const read = readJsonBytes(bytes, trustedSignersName, trustedSchema)
    return read.ok
      ? { signers: read.value.signers, isDamaged: false }
      : { signers: [], isDamaged: true }
  } catch (error) {
    const isMissing = error instanceof UnreadableFile && errorCode(error.cause) === 'ENOENT'
    return { signers: [], isDamaged: !isMissing }
  }
}

/** Returns the bytes of the file with one more signer. */
export function withTrusted(
  { signers }: TrustedSigners,
  { name, key }: VerifiedSigner,
  now: Date,
): Uint8Array {
  const others = signers.filter((known) => known.key !== key)
  return jsonBytes({
    formatVersion: 1,
    signers: [...others, { name, key, since: now.toISOString() }],
  })
}

/**
 * Whether a key is used as it is: it is trusted, or it is the first that comes. Once a key is trusted, another one
 * needs the user's word.
 */
export function isAccepted({ signers, isDamaged }: TrustedSigners, key: string): boolean {
  return signers.some((known) => known.key === key) || (signers.length === 0 && !isDamaged)
}
