import { createHash } from 'node:crypto'
import {
  type UserDocument,
  timeSchema,
  userDataFormat,
  userDocumentVersion,
} from '#core/userdata/document.ts'
import { readDocument } from '#core/userdata/read-document.ts'
import { z } from 'zod'

/**
 * How much of a file's start tells it from every other: version, revision and the checksum of all
 * that follows.
 */
export const headLength = 300

/** A state of the user data as a file keeps it. */
export interface SavedState {
  /** Grows with each save, over all processes. */
  readonly revision: number
  /** When it was saved, as an ISO date and time; `undefined` in a file written by hand. */
  readonly saved: string | undefined
  readonly document: UserDocument
}

/** What a file of user data turned out to be. */
export type FileReading =
  | ({ readonly state: 'sound' } & SavedState)
  /** Written by a newer version of the app; the document as far as it can be shown. */
  | { readonly state: 'newer'; readonly document: UserDocument | undefined }
  | {
      readonly state: 'damaged'
      /** What is wrong, a sentence. */
      readonly problem: string
      /** What it holds all the same: it is a document, only not the one that was saved. */
      readonly rest: SavedState | undefined
    }

const headPattern =
  /^\{\n"format": "category-atlas-user-data",\n"version": (\d{1,9}),\n"revision": (\d{1,15}),\n"saved": "([^"]{20,30})",\n"checksum": "([0-9a-f]{64})",\n"document": /
const tail = '\n}\n'
/** Stands where the checksum comes once it is known: as long as it. */
const noChecksum = '0'.repeat(64)

const looseSchema = z.looseObject({
  format: z.literal(userDataFormat),
  version: z.int(),
  revision: z.int().nonnegative().default(0),
  saved: timeSchema.optional(),
  document: z.unknown(),
})
const handWrittenKeys: readonly string[] = ['format', 'version', 'revision', 'saved', 'document']

/**
 * Returns a file's bytes: JSON, each item on a line of its own, with a checksum over all that matters.
 * `saved` is the time, as an ISO date and time.
 */
export function encodeFile(document: UserDocument, revision: number, saved: string): Uint8Array {
  const start = `{\n"format": "${userDataFormat}",\n"version": ${userDocumentVersion},\n"revision": ${revision},\n"saved": "${saved}",\n"checksum": "`
  const head = Buffer.from(`${start}${noChecksum}",\n"document": `)
  const bytes = Buffer.concat([head, ...documentParts(document), Buffer.from(tail)])
  const inner = bytes.subarray(head.length, -tail.length)
  bytes.write(checksumOf(userDocumentVersion, revision, saved, inner), start.length, 'latin1')
  // No Buffer: its slices are no copies, unlike those of every other array.
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
}

/**
 * Returns what a file holds. Never throws. Any change to a saved file is found by its checksum; a
 * file without one, such as one written by hand, is taken as it is.
 */
export function decodeFile(bytes: Uint8Array): FileReading {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return damaged('It is not a text.')
  }
  const head = headPattern.exec(text)
  if (head !== null && text.endsWith(tail)) {
    const [start, version = '', revision = '', saved = '', checksum] = head
    const inner = text.slice(start.length, -tail.length)
    if (checksumOf(Number(version), Number(revision), saved, Buffer.from(inner)) === checksum) {
      return readWhole(parse(inner), Number(version), Number(revision), saved)
    }
  }
  return decodeWithoutChecksum(parse(text))
}

function decodeWithoutChecksum(value: unknown): FileReading {
  if (value === undefined) return damaged('It is cut off or overwritten.')
  const parsed = looseSchema.safeParse(value)
  if (!parsed.success) return damaged('It does not hold user data.')
  const { version, revision, saved, document } = parsed.data
  const reading = readWhole(document, version, revision, saved)
  if (reading.state !== 'sound') return reading
  if (Object.keys(parsed.data).every((key) => handWrittenKeys.includes(key))) return reading
  return damaged('It was changed by something other than this app.', reading)
}

function readWhole(
  document: unknown,
  version: number,
  revision: number,
  saved: string | undefined,
): FileReading {
  const reading = readDocument(document, version)
  if (reading.state === 'sound') {
    return { state: 'sound', revision, saved, document: reading.document }
  }
  if (reading.state === 'damaged') return damaged(reading.problem)
  const attempt = readDocument(document, userDocumentVersion)
  return {
    state: 'newer',
    document: attempt.state === 'sound' ? attempt.document : undefined,
  }
}

function damaged(problem: string, rest?: SavedState): FileReading {
  return { state: 'damaged', problem, rest }
}

/** Returns what a text says as JSON, or `undefined` where it is none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function checksumOf(version: number, revision: number, saved: string, document: Buffer): string {
  const hash = createHash('sha256').update(`${version}\n${revision}\n${saved}\n`)
  return hash.update(document).digest('hex')
}

function documentParts(document: UserDocument): Buffer[] {
  const parts = [Buffer.from('{\n')]
  Object.entries(document).forEach(([key, value]: [string, unknown], index) => {
    parts.push(Buffer.from(`${index === 0 ? '' : ',\n'}${JSON.stringify(key)}: `))
    if (Array.isArray(value)) addLines(parts, value)
    else parts.push(Buffer.from(JSON.stringify(value)))
  })
  parts.push(Buffer.from('\n}'))
  return parts
}

function addLines(parts: Buffer[], items: readonly object[]): void {
  if (items.length === 0) {
    parts.push(emptyList)
    return
  }
  let before = listStart
  for (const item of items) {
    parts.push(before, lineOf(item))
    before = separator
  }
  parts.push(listEnd)
}

const emptyList = Buffer.from('[]')
const listStart = Buffer.from('[\n')
const separator = Buffer.from(',\n')
const listEnd = Buffer.from('\n]')

/** Items never change, so that each is written down once only: a save of thousands costs little more than one. */
const lines = new WeakMap<object, Buffer>()

function lineOf(item: object): Buffer {
  const known = lines.get(item)
  if (known !== undefined) return known
  const made = Buffer.from(JSON.stringify(item))
  lines.set(item, made)
  return made
}
