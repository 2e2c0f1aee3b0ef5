import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import type { z } from 'zod'
import { datasetFormatVersion } from '#core/editions/edition-file.ts'
import type { Problem } from '#core/editions/problem.ts'
import { jsonFaultOffset } from './json-fault-offset.ts'

/** A file read and checked: its content, or what is wrong with it; with its checksum where it could be read. */
export type ReadResult<T> =
  | { readonly ok: true; readonly value: T; readonly sha256: string }
  | { readonly ok: false; readonly problems: Problem[]; readonly sha256?: string }

const mostProblemsListed = 20
/** Far above any edition (about 0.3 MB), far below what would stall the app. */
const mostBytes = 64 * 1024 * 1024

/**
 * Reads a JSON file and parses it by a schema. Never throws: each failure is a problem that says
 * which file (`name`), where in it, and what to do. A byte order mark, which some editors write, is passed over.
 */
export async function readJsonFile<Schema extends z.ZodType>(
  path: string,
  name: string,
  schema: Schema,
): Promise<ReadResult<z.output<Schema>>> {
  let bytes: Buffer
  try {
    const { size, isSpecial } = await lookAt(path)
    if (isSpecial) return refused(name, '', 'It is not a file.', 'Put the file in its place.')
    if (size > mostBytes) {
      return refused(name, '', `The file has ${size} bytes.`, 'Is it a dataset file at all?')
    }
    bytes = await readFile(path)
  } catch (error) {
    return refused(name, '', ...unreadable(error))
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const text = decode(bytes)
  if (text === undefined) {
    return { ...refused(name, '', 'The file is not UTF-8 text.', 'Save it as UTF-8.'), sha256 }
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ...refused(name, ...jsonFault(text)), sha256 }
  }
  const versionProblem = formatVersionProblem(json, name)
  if (versionProblem !== undefined) return { ok: false, problems: [versionProblem], sha256 }
  const parsed = schema.safeParse(json)
  if (parsed.success) return { ok: true, value: parsed.data, sha256 }
  const { issues } = parsed.error
  const problems = issues.slice(0, mostProblemsListed).map((issue): Problem => {
    return {
      file: name,
      place: jsonPath(issue.path),
      message: `${issue.message}.`,
      mend: 'Compare with the schema beside the file.',
    }
  })
  return { ok: false, problems, sha256 }
}

/** A pipe or a device would keep whoever reads it waiting for ever. */
async function lookAt(path: string): Promise<{ size: number; isSpecial: boolean }> {
  const found = await stat(path)
  return { size: found.size, isSpecial: !found.isFile() && !found.isDirectory() }
}

/** Returns the text, or `undefined` where the bytes are no UTF-8, UTF-16 of plain letters (each beside a zero) included. */
function decode(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function refused(file: string, place: string, message: string, mend: string) {
  return { ok: false as const, problems: [{ file, place, message, mend }] }
}

function unreadable(error: unknown): [message: string, mend: string] {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT') {
    return ['The file is missing.', 'Put it back, or install Category Atlas again.']
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return ['There is no right to read the file.', 'Give your account the right to read it.']
  }
  if (code === 'EISDIR') return ['It is a folder, not a file.', 'Put the file in its place.']
  return [
    `The file cannot be read (${code || 'unknown cause'}).`,
    'Check the disk, then try again.',
  ]
}

/** Returns line and column of a JSON fault; a file that was cut short has it at its end. */
function jsonFault(text: string): [place: string, message: string, mend: string] {
  if (text.trim() === '') return ['', 'The file is empty.', 'Put a good copy in its place.']
  const offset = jsonFaultOffset(text)
  const before = text.slice(0, offset).split('\n')
  const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
  const cut = offset >= text.trimEnd().length
  return [
    place,
    cut ? 'The file ends in the middle of its JSON.' : 'This is not valid JSON.',
    cut ? 'It was cut short: put a whole copy in its place.' : 'Mend the text at this place.',
  ]
}

function formatVersionProblem(json: unknown, file: string): Problem | undefined {
  const version =
    typeof json === 'object' && json !== null && 'formatVersion' in json
      ? json.formatVersion
      : undefined
  if (typeof version !== 'number' || version <= datasetFormatVersion) return undefined
  return {
    file,
    place: 'formatVersion',
    message: `The file is of format ${version}; this version of Category Atlas reads format ${datasetFormatVersion}.`,
    mend: 'Install a newer version of Category Atlas.',
  }
}

function jsonPath(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
}
