import { basename, extname } from 'node:path'
import { decodePackage, encodePackage } from '#backend/editions/edition-package.ts'
import { refusedFile } from '#backend/files/refused-file.ts'
import { fingerprintOfKey, readSigningKey, signParts } from '#backend/editions/signature.ts'
import { findEditionProblems } from '#core/editions/edition-problems.ts'
import { formatProblem } from '#core/editions/problem.ts'
import { type Arguments, type Terminal, UsageError, printJson } from '../command.ts'
import { readGiven, writeWhole } from './own-editions.ts'

/** Signs an edition file with a private key, replacing an existing signature. */
export async function signEdition(
  terminal: Terminal,
  path: string,
  options: Arguments['options'],
): Promise<number> {
  const keyFile = options['key']
  if (typeof keyFile !== 'string' || keyFile === '') {
    throw new UsageError('sign takes --key KEYFILE: a private Ed25519 key.')
  }
  const given = options['signer'] ?? basename(keyFile, extname(keyFile))
  const signer = typeof given === 'string' ? given.trim() : ''
  if (signer === '' || signer.length > 100) {
    throw new UsageError('--signer takes a name of up to 100 characters.')
  }
  const key = readSigningKey(await readGiven(keyFile), basename(keyFile))
  const name = basename(path)
  const read = await decodePackage(await readGiven(path), name)
  if (!read.ok) {
    throw refusedFile(`${name} cannot be signed.`, read.problems.map(formatProblem))
  }
  const { edition, parts } = read.value
  const problems = findEditionProblems(edition, name)
  if (problems.length > 0) {
    throw refusedFile(`${name} has problems and was not signed.`, problems.map(formatProblem))
  }
  const signature = signParts(signer, key, parts.signed)
  await writeWhole(path, encodePackage({ signed: parts.signed, signature }))
  const fingerprint = fingerprintOfKey(key)
  if (options['json'] === true) printJson(terminal, { signed: path, signer, key: fingerprint })
  else terminal.print(`Signed ${name} as ${signer} (${fingerprint}).`)
  return 0
}
