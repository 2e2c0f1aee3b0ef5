import type { z } from 'zod'
import { datasetFormatVersion } from '#core/editions/edition-file.ts'
import { type Problem, listedProblems } from '#core/editions/problem.ts'
import { issueWords } from '#core/untrusted/issue-words.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { readUntrustedJson } from '#core/untrusted/untrusted-json.ts'
import { checksum } from '../files/checksum.ts'
import { decodeText } from '../files/decode-text.ts'
import { UnreadableFile, readFileOfAtMost } from '../files/read-file.ts'
import { jsonFaultOffset } from './json-fault-offset.ts'
import { parseSealed } from './parse-sealed.ts'

/**
 * A file read and checked: its content, or what is wrong with it; with its checksum where it could be read. `asSealed`
 * if that was what it was checked by.
 */
export type ReadResult<T> =
  | { readonly ok: true; readonly value: T; readonly sha256: string; readonly asSealed?: true }
  | { readonly ok: false; readonly problems: Problem[]; readonly sha256?: string }

const {
  bytes: mostBytes,
  json: jsonLimits,
  categories: mostCategories,
} = untrustedLimits.editionFile

/**
 * Reads a JSON file and parses it by a schema. Never throws: each failure is a problem that says
 * which file (`name`), where in it, and what to do. A byte order mark, which some editors write, is passed over.
 * A file with the checksum `seal` is parsed only: it was checked in full when the checksum was taken.
 */
export async function readJsonFile<Schema extends z.ZodType>(
  path: string,
  name: string,
  schema: Schema,
  seal?: string,
): Promise<ReadResult<z.output<Schema>>> {
  let bytes: Buffer
  try {
    bytes = await readFileOfAtMost(path, mostBytes)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return rejected(name, '', error.message, error.remedy)
  }
  const sealed = seal === undefined ? undefined : parseSealed(bytes, seal)
  if (seal === undefined || sealed === undefined) return readJsonBytes(bytes, name, schema)
  return { ok: true, value: sealed as z.output<Schema>, sha256: seal, asSealed: true }
}

/** Parses the bytes of a JSON file by a schema, as {@link readJsonFile} does. Never throws. */
export function readJsonBytes<Schema extends z.ZodType>(
  bytes: Uint8Array,
  name: string,
  schema: Schema,
): ReadResult<z.output<Schema>> {
  const sha256 = checksum(bytes)
  const decoded = decodeText(bytes)
  if (!decoded.ok) {
    return { ...rejected(name, decoded.place, decoded.problem, 'Save it as UTF-8.'), sha256 }
  }
  const { text } = decoded
  const reading = readUntrustedJson(text, jsonLimits)
  if (reading.state === 'rejected') {
    const fault: Fault =
      reading.offset === undefined
        ? jsonFault(text)
        : [placeOf(text, reading.offset), reading.problem, 'Fix the text at this place.']
    return { ...rejected(name, ...fault), sha256 }
  }
  const json = reading.value
  const early = formatVersionProblem(json, name, schema) ?? countProblem(json, name)
  if (early !== undefined) return { ok: false, problems: [early], sha256 }
  const parsed = schema.safeParse(json)
  if (parsed.success) return { ok: true, value: parsed.data, sha256 }
  const problems = parsed.error.issues.map((issue): Problem => {
    return {
      file: name,
      place: jsonPath(issue.path),
      message: issueWords(issue),
      remedy: 'Compare it with the schema next to the file.',
    }
  })
  return { ok: false, problems: listedProblems(problems, name), sha256 }
}

function rejected(file: string, place: string, message: string, remedy: string) {
  return { ok: false as const, problems: [{ file, place, message, remedy }] }
}

type Fault = [place: string, message: string, remedy: string]

/** Returns line and column of a JSON fault; a file that was cut short has it at its end. */
function jsonFault(text: string): Fault {
  if (text.trim() === '') return ['', 'The file is empty.', 'Replace it with a good copy.']
  const offset = jsonFaultOffset(text)
  const cut = offset >= text.trimEnd().length
  return [
    placeOf(text, offset),
    cut ? 'The file ends in the middle of its JSON.' : 'This is not valid JSON.',
    cut ? 'It was cut short. Replace it with a complete copy.' : 'Fix the text at this place.',
  ]
}

function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n')
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
}

/** Judging each of too many categories would take longer than anybody waits. */
function countProblem(json: unknown, file: string): Problem | undefined {
  const categories =
    typeof json === 'object' && json !== null && 'categories' in json ? json.categories : undefined
  if (!Array.isArray(categories) || categories.length <= mostCategories) return undefined
  return {
    file,
    place: 'categories',
    message: `There are ${categories.length.toLocaleString('en-US')} categories; at most ${mostCategories.toLocaleString('en-US')} are read.`,
    remedy: 'Check that it is the right file.',
  }
}

/** A newer format differs in many places; one problem says why. */
function formatVersionProblem(json: unknown, file: string, schema: z.ZodType): Problem | undefined {
  const version =
    typeof json === 'object' && json !== null && 'formatVersion' in json
      ? json.formatVersion
      : undefined
  if (typeof version !== 'number' || version <= datasetFormatVersion) return undefined
  const issues = schema.safeParse({ formatVersion: version }).error?.issues ?? []
  if (issues.every(({ path }) => path[0] !== 'formatVersion')) return undefined
  return {
    file,
    place: 'formatVersion',
    message: `The file is of format ${version}, which this version of Category Atlas cannot read.`,
    remedy: 'Install a newer version of Category Atlas.',
  }
}

function jsonPath(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')
}
