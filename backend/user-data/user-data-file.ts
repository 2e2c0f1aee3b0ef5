import { createHash } from 'node:crypto'
import { type DocumentPart, madeParts, rememberedParts } from '#core/userdata/document-parts.ts'
import { type UserDocument, userDataFormat, userDocumentVersion } from '#core/userdata/document.ts'
import { readDocument } from '#core/userdata/read-document.ts'
import { z } from 'zod'
import { timeSchema } from '#core/dates/time-schema.ts'
import type { History } from './history.ts'

/** One of the two files of user data. */
export interface FileKind {
  /** The first part of the names of all files related to it. */
  readonly stem: 'user-data' | 'app-state'
  /** The format named in the file. */
  readonly format: string
  /** The parts of the document that it contains. */
  readonly parts: readonly DocumentPart[]
}

/** What the user made. This file is backed up. */
export const madeFile: FileKind = { stem: 'user-data', format: userDataFormat, parts: madeParts }
/** What the app remembers on its own. */
export const rememberedFile: FileKind = {
  stem: 'app-state',
  format: 'category-atlas-app-state',
  parts: rememberedParts,
}

/**
 * How many bytes at a file's start identify it: version, revision and the checksum of everything that
 * follows.
 */
export const headLength = 300

/** How many bytes at a file's start include its history. */
export const startLength = 4_096

/** A state of a file. Parts of the document that its kind does not contain are empty. */
export interface SavedState {
  /** Increases with each save by any process. */
  readonly revision: number
  /** When it was saved, as an ISO date and time; `undefined` in a file written by hand. */
  readonly saved: string | undefined
  /** Empty in a file written by hand, and in one of version 1. */
  readonly history: History
  readonly document: UserDocument
  /** The version of the document in the file. A file of version 1 contains all parts. */
  readonly version: number
}

/** The result of reading a file of user data. */
export type FileReading =
  | ({ readonly state: 'valid' } & SavedState)
  /** Written by a newer version of the app. The document contains what this version can show. */
  | { readonly state: 'newer'; readonly document: UserDocument | undefined }
  | {
      readonly state: 'damaged'
      /** What is wrong, as a sentence. */
      readonly problem: string
      /** The document that it contains nevertheless, which is not the one that was saved. */
      readonly rest: SavedState | undefined
    }

const headPattern =
  /^\{\n"format": "([\w-]{1,60})",\n"version": (\d{1,9}),\n"revision": (\d{1,15}),\n"saved": "([^"]{20,30})",\n"checksum": "([0-9a-f]{64})",\n/
/** Separated the checksum from the checked text in version 1. */
const oldStart = '"document": '
const tail = '\n}\n'
/** A placeholder of the same length as the checksum. */
const noChecksum = '0'.repeat(64)

const historySchema = z
  .array(z.tuple([z.string().regex(/^[\w-]{1,40}$/), z.int().positive()]).readonly())
  .max(1_000)
  .readonly()

const looseSchema = z.looseObject({
  format: z.string(),
  version: z.int(),
  revision: z.int().nonnegative().default(0),
  saved: timeSchema.optional(),
  history: historySchema.default([]),
  document: z.unknown(),
})
const handWrittenKeys: readonly string[] = [
  'format',
  'version',
  'revision',
  'saved',
  'history',
  'document',
]

/**
 * Returns a file's bytes: JSON, each item on its own line, with a checksum over everything relevant.
 * `saved` is the time, as an ISO date and time.
 */
export function encodeFile(
  kind: FileKind,
  {
    document,
    revision,
    saved,
    history,
  }: Readonly<{ document: UserDocument; revision: number; saved: string; history: History }>,
): Uint8Array {
  const start = `{\n"format": "${kind.format}",\n"version": ${userDocumentVersion},\n"revision": ${revision},\n"saved": "${saved}",\n"checksum": "`
  const head = Buffer.from(`${start}${noChecksum}",\n`)
  const before = Buffer.from(`"history": ${JSON.stringify(history)},\n"document": `)
  const parts = documentParts(kind, document)
  const bytes = Buffer.concat([head, before, ...parts, Buffer.from(tail)])
  const inner = bytes.subarray(head.length, -tail.length)
  bytes.write(checksumOf(userDocumentVersion, revision, saved, inner), start.length, 'latin1')
  // Not a Buffer, whose slices share memory, unlike those of other arrays.
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
}

/**
 * Returns the content of a file. Never throws. The checksum detects any change to a saved file. A
 * file without one, such as one written by hand, is accepted as it is.
 */
export function decodeFile(kind: FileKind, bytes: Uint8Array): FileReading {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return damaged('It is not UTF-8 text.')
  }
  const value = parse(text)
  if (value === undefined) return damaged('It was cut off or overwritten.')
  const parsed = looseSchema.safeParse(value)
  if (!parsed.success || parsed.data.format !== kind.format) {
    return damaged('It is not a file that this app saved.')
  }
  const envelope = parsed.data
  const reading = readWhole(kind, envelope)
  if (reading.state !== 'valid' || hasItsChecksum(text, envelope.version)) return reading
  if (Object.keys(envelope).every((key) => handWrittenKeys.includes(key))) return reading
  return damaged('Something other than this app changed it.', reading)
}

/** Returns the state of a file by its start, or `undefined` if that does not contain one. Reads at most {@link startLength} bytes. */
export function stateAtStart(
  start: Uint8Array,
): Pick<SavedState, 'revision' | 'history'> | undefined {
  const text = new TextDecoder().decode(start)
  const head = headPattern.exec(text)
  if (head === null) return undefined
  const line = /^"history": (.*),\n/.exec(text.slice(head[0].length))?.[1]
  const history = historySchema.safeParse(line === undefined ? [] : parse(line))
  return { revision: Number(head[3]), history: history.data ?? [] }
}

function hasItsChecksum(text: string, version: number): boolean {
  const head = headPattern.exec(text)
  if (head === null || !text.endsWith(tail)) return false
  const [start, , , revision = '', saved = '', checksum] = head
  const rest = text.slice(start.length, -tail.length)
  if (version === 1 && !rest.startsWith(oldStart)) return false
  const inner = version === 1 ? rest.slice(oldStart.length) : rest
  return checksumOf(version, Number(revision), saved, Buffer.from(inner)) === checksum
}

function readWhole(kind: FileKind, envelope: z.output<typeof looseSchema>): FileReading {
  const { document, version, revision, saved, history } = envelope
  // The second file came with version 2. Before, the first contained everything.
  const parts = version === 1 ? undefined : kind.parts
  const reading = readDocument(document, version, parts)
  if (reading.state === 'valid') {
    return { state: 'valid', revision, saved, history, document: reading.document, version }
  }
  if (reading.state === 'damaged') return damaged(reading.problem)
  const attempt = readDocument(document, userDocumentVersion, kind.parts)
  return {
    state: 'newer',
    document: attempt.state === 'valid' ? attempt.document : undefined,
  }
}

function damaged(problem: string, rest?: SavedState): FileReading {
  return { state: 'damaged', problem, rest }
}

/** Parses JSON. Returns `undefined` if the text is not JSON. */
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

function documentParts(kind: FileKind, document: UserDocument): Buffer[] {
  const parts = [Buffer.from('{\n')]
  kind.parts.forEach((part, index) => {
    const value = document[part]
    parts.push(Buffer.from(`${index === 0 ? '' : ',\n'}${JSON.stringify(part)}: `))
    if (isList(value)) addLines(parts, value)
    else parts.push(Buffer.from(JSON.stringify(value)))
  })
  parts.push(Buffer.from('\n}'))
  return parts
}

function isList(value: UserDocument[DocumentPart]): value is readonly object[] & typeof value {
  return Array.isArray(value)
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

/** Items never change, so each is formatted only once. Saving thousands then takes little longer than saving one. */
const lines = new WeakMap<object, Buffer>()

function lineOf(item: object): Buffer {
  const known = lines.get(item)
  if (known !== undefined) return known
  const made = Buffer.from(JSON.stringify(item))
  lines.set(item, made)
  return made
}
