import yauzl from 'yauzl'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { inMegabytes, refusedFile } from './refused-file.ts'

const { tableFile } = untrustedLimits

/** A file in an archive. */
export interface ZipEntry {
  /** Its path inside the archive, such as `PPRRVU26_JUL.csv`. */
  readonly name: string
  /** Its bytes, unpacked. */
  readonly size: number
}

/** An archive opened from memory. Nothing of it is ever written to the disk. */
export interface ZipArchive {
  /** Its files, in the order of the archive. */
  readonly entries: readonly ZipEntry[]
  /** What it holds besides and is not read, and why. */
  readonly skipped: readonly { readonly name: string; readonly reason: string }[]
  /** Yields an entry's bytes, at most `most` of them. Throws a CallFailed (`bad-file`) if it is damaged or too large. */
  read(name: string, most?: number): AsyncIterable<Uint8Array>
  /** Returns an entry's bytes, at most `most` of them; fails as `read` does. */
  readAll(name: string, most?: number): Promise<Uint8Array>
}

const symbolicLink = 0o120000
const fileTypeBits = 0o170000
/** Below this size an entry may be packed as tightly as it likes. */
const ratioMatters = 8 * 1024 * 1024

/** Returns whether bytes begin as a zip archive does, which a spreadsheet is too. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/** Opens an archive. Throws a CallFailed (`bad-file`) if it is damaged, or an entry's name leads out of it. */
export async function openZip(bytes: Uint8Array): Promise<ZipArchive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const known = new Map<string, yauzl.Entry>()
  const skipped: { name: string; reason: string }[] = []
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, opened) => {
      if (error === null) resolve(opened)
      else reject(damaged(error))
    })
  })
  await new Promise<void>((resolve, reject) => {
    zip.on('error', (error: Error) => reject(damaged(error)))
    zip.on('end', resolve)
    zip.on('entry', (entry: yauzl.Entry) => {
      if (known.size + skipped.length >= tableFile.entries) {
        return reject(refusedFile(`The archive contains more than ${tableFile.entries} files.`))
      }
      const name = entry.fileName
      if (known.has(name)) {
        return reject(refusedFile(`The archive contains two files named ${name}.`))
      }
      const reason = reasonToSkip(entry)
      if (reason !== undefined) skipped.push({ name, reason })
      else if (!name.endsWith('/')) known.set(name, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })

  let unpacked = 0

  async function* read(
    name: string,
    most: number = tableFile.entryBytes,
  ): AsyncIterable<Uint8Array> {
    const entry = known.get(name)
    if (entry === undefined) throw refusedFile(`The archive does not contain ${name}.`)
    let size = 0
    try {
      const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
        zip.openReadStream(entry, (error, opened) => {
          if (error === null) resolve(opened)
          else reject(error)
        })
      })
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        size += chunk.length
        unpacked += chunk.length
        if (size > tableFile.entryBytes || unpacked > tableFile.archiveBytes) {
          throw refusedFile(`${name} is larger than ${inMegabytes(tableFile.entryBytes)} unpacked.`)
        }
        if (size > most) {
          yield chunk.subarray(0, chunk.length - (size - most))
          return
        }
        yield chunk
      }
    } catch (error) {
      throw error instanceof Error && error.name === 'CallFailed'
        ? error
        : refusedFile(`${name} cannot be unpacked: it is damaged.`, [String(error)])
    }
  }

  return {
    entries: [...known.values()].map((entry) => ({
      name: entry.fileName,
      size: entry.uncompressedSize,
    })),
    skipped,
    read,
    async readAll(name, most) {
      const chunks: Uint8Array[] = []
      for await (const chunk of read(name, most)) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
  }
}

function reasonToSkip(entry: yauzl.Entry): string | undefined {
  const mode = entry.externalFileAttributes >>> 16
  if ((mode & fileTypeBits) === symbolicLink) return 'It is a link.'
  if (entry.isEncrypted()) return 'It is locked with a password.'
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    return 'It is packed in a way that cannot be read. Unpack the archive and choose the file.'
  }
  if (entry.uncompressedSize > tableFile.entryBytes) {
    return `It is larger than ${inMegabytes(tableFile.entryBytes)} unpacked.`
  }
  if (
    entry.uncompressedSize > ratioMatters &&
    entry.uncompressedSize > entry.compressedSize * tableFile.packedRatio
  ) {
    return `It expands more than ${tableFile.packedRatio} times when unpacked.`
  }
  return undefined
}

function damaged(error: Error): Error {
  if (/invalid relative path|absolute path|invalid characters/.test(error.message)) {
    return refusedFile(`The archive contains a file whose path leads outside it. ${error.message}`)
  }
  return refusedFile('The archive is damaged.', [error.message])
}
