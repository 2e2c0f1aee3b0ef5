import {
  type KeyObject,
  createHash,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
} from 'node:crypto'
import {
  type EditionSignature,
  type SignedPart,
  signedText,
} from '#core/editions/edition-package.ts'
import { refusedFile } from '../files/refused-file.ts'

/** Who signed an edition, the signature verified. */
export interface VerifiedSigner {
  readonly name: string
  /** The fingerprint of the public key. */
  readonly key: string
}

const keyLength = 32
/** What stands before the 32 bytes of a key in its DER form (RFC 8410). */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/** Returns the signer of parts, or `invalid` where the signature is not one over them. */
export function verifySignature(
  { signer, publicKey, signature }: EditionSignature,
  parts: ReadonlyMap<SignedPart, Uint8Array>,
): VerifiedSigner | 'invalid' {
  const raw = Buffer.from(publicKey, 'base64')
  if (raw.length !== keyLength) return 'invalid'
  try {
    const key = createPublicKey({
      key: Buffer.concat([publicPrefix, raw]),
      format: 'der',
      type: 'spki',
    })
    const isValid = verify(null, textToSign(signer, parts), key, Buffer.from(signature, 'base64'))
    return isValid ? { name: signer, key: fingerprintOf(raw) } : 'invalid'
  } catch {
    return 'invalid'
  }
}

/** Returns the signature of `signer` over parts. */
export function signParts(
  signer: string,
  key: KeyObject,
  parts: ReadonlyMap<SignedPart, Uint8Array>,
): EditionSignature {
  return {
    formatVersion: 1,
    algorithm: 'Ed25519',
    signer,
    publicKey: rawPublicKey(key).toString('base64'),
    signature: sign(null, textToSign(signer, parts), key).toString('base64'),
  }
}

/**
 * Returns the private Ed25519 key in a key file: PEM (PKCS #8, as `openssl genpkey -algorithm ed25519` writes it), or the
 * 32 bytes themselves. Throws a CallFailed (`bad-file`) for anything else. The message says nothing of the content.
 */
export function readSigningKey(bytes: Uint8Array, name: string): KeyObject {
  let key: KeyObject
  try {
    key =
      bytes.length === keyLength
        ? createPrivateKey({
            key: Buffer.concat([privatePrefix, bytes]),
            format: 'der',
            type: 'pkcs8',
          })
        : createPrivateKey(Buffer.from(bytes).toString('utf8'))
  } catch {
    throw refusedFile(
      `${name} is not a private key that can be read. Make one with: openssl genpkey -algorithm ed25519 -out ${name}`,
    )
  }
  if (key.asymmetricKeyType !== 'ed25519') {
    throw refusedFile(
      `${name} contains a key of type ${key.asymmetricKeyType ?? 'unknown'}. Editions are signed with Ed25519.`,
    )
  }
  return key
}

/** Returns the fingerprint of the public key of a key pair. */
export function fingerprintOfKey(key: KeyObject): string {
  return fingerprintOf(rawPublicKey(key))
}

function rawPublicKey(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length)
}

function fingerprintOf(raw: Uint8Array): string {
  const checksum = createHash('sha256').update(raw).digest('base64')
  return `SHA256:${checksum.replace(/=+$/, '')}`
}

function textToSign(signer: string, parts: ReadonlyMap<SignedPart, Uint8Array>): Buffer {
  const checksums = new Map(
    [...parts].map(([part, bytes]) => [part, createHash('sha256').update(bytes).digest('hex')]),
  )
  return Buffer.from(signedText(signer, checksums), 'utf8')
}
