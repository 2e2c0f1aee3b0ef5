import { watch } from 'node:fs'
import { link, mkdir, open, readdir, rename, unlink } from 'node:fs/promises'
import { errorCode } from '../files/error-code.ts'
import { NotAFile, withRegularFile } from '../files/regular-file.ts'

/** A file being written for the first time. */
export interface NewFile {
  write(bytes: Uint8Array): Promise<void>
  /** Settles when the written bytes are on the disk itself. */
  sync(): Promise<void>
  close(): Promise<void>
}

/**
 * The file system as the stores use it: a few operations, each of which can fail with an error that
 * has a `code` such as `ENOSPC`. Tests use a model of it that fails or crashes at any operation.
 */
export interface FileSystem {
  /** Creates a folder and its parents. Does nothing if it exists. */
  makeFolder(path: string): Promise<void>
  /** Returns the names of the entries of a folder. */
  list(folder: string): Promise<string[]>
  /** Reads a file. Throws {@link NotAFile} for anything but a regular file, without reading or waiting for it. */
  read(path: string): Promise<Uint8Array>
  /** Returns the first bytes of a file, and its size in bytes. Throws like {@link read}. */
  readStart(path: string, length: number): Promise<{ bytes: Uint8Array; size: number }>
  /** Creates a file. Fails with `EEXIST` if there is one. */
  create(path: string): Promise<NewFile>
  /** Renames a file, replacing the file of that name. */
  rename(from: string, to: string): Promise<void>
  /** Gives a file a second name. Fails with `EEXIST` if the name is taken. */
  link(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Settles when the names in a folder are on the disk itself, on platforms that support it. */
  syncFolder(folder: string): Promise<void>
  /** Calls back when something in the folder may have changed. Returns the function that stops it. Never throws. */
  watch(folder: string, listener: () => void): () => void
}

/** The maximum size of a file. No file of ours comes near it, and a larger one would fill the memory. */
const mostBytes = 400_000_000

/** The real file system. Only the owner can read new files. */
export const nodeFileSystem: FileSystem = {
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true })
  },
  list: (folder) => readdir(folder),
  read: (path) =>
    withRegularFile(path, (file, { size }) => {
      checkSize(path, size)
      return file.readFile()
    }),
  readStart: (path, length) =>
    withRegularFile(path, async (file, { size }) => {
      checkSize(path, size)
      const buffer = new Uint8Array(length)
      const { bytesRead } = await file.read(buffer, 0, length, 0)
      return { bytes: buffer.subarray(0, bytesRead), size }
    }),
  create: (path) => createNew(path, 0o600),
  rename,
  link,
  remove: unlink,
  syncFolder: async (folder) => {
    // Windows cannot open a folder to sync it; NTFS keeps its own journal of names.
    if (process.platform === 'win32') return
    const opened = await open(folder)
    try {
      await opened.sync()
    } catch (error) {
      if (!['EINVAL', 'ENOTSUP'].includes(errorCode(error))) throw error
    } finally {
      await opened.close()
    }
  },
  watch: (folder, listener) => {
    try {
      const watcher = watch(folder, { persistent: false }, listener)
      // A broken watcher does no harm, since the stores also look every few seconds.
      watcher.on('error', () => watcher.close())
      return () => watcher.close()
    } catch {
      return () => undefined
    }
  },
}

/** The real file system for files that others may read too, as the umask allows. */
export const sharedFileSystem: FileSystem = {
  ...nodeFileSystem,
  create: (path) => createNew(path, 0o666),
}

async function createNew(path: string, mode: number): Promise<NewFile> {
  const file = await open(path, 'wx', mode)
  return {
    write: (bytes) => file.writeFile(bytes),
    sync: () => file.sync(),
    close: () => file.close(),
  }
}

function checkSize(path: string, size: number): void {
  if (size > mostBytes) throw new NotAFile(path, `larger than ${mostBytes / 1e6} MB`)
}
