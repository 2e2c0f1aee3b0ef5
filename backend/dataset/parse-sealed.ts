import { checksum } from '../files/checksum.ts'

/**
 * Returns the content of a JSON file of the shipped dataset if its bytes are as they were sealed, when it was checked in
 * full; `undefined` otherwise. It needs no schema, which takes longer to load than all else of a look-up.
 */
export function parseSealed(bytes: Uint8Array, sha256: string): unknown {
  return checksum(bytes) === sha256 ? JSON.parse(new TextDecoder().decode(bytes)) : undefined
}
