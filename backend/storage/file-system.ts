import { watch } from 'node:fs'
import { link, mkdir, open, readdir, rename, unlink } from 'node:fs/promises'
import { errorCode } from '../files/error-code.ts'
import { NotAFile, withRegularFile } from '../files/regular-file.ts'

/** A file being written for the first time. */
export interface NewFile {
  write(bytes: Uint8Array): Promise<void>
  /** Settles when what was written is on the disk itself. */
  sync(): Promise<void>
  close(): Promise<void>
}

/**
 * The file system as the store uses it: few operations, each of which may fail with an error that
 * has a `code` such as `ENOSPC`. Tests hand in a model of it that fails or crashes where they want.
 */
export interface FileSystem {
  /** Makes a folder and those around it; no failure where it is there. */
  makeFolder(path: string): Promise<void>
  /** The names of what lies in a folder. */
  list(folder: string): Promise<string[]>
  /** Throws {@link NotAFile} for anything but a regular file, which it neither reads nor waits for. */
  read(path: string): Promise<Uint8Array>
  /** The first bytes of a file, and its length in bytes. Throws as {@link read} does. */
  readStart(path: string, length: number): Promise<{ bytes: Uint8Array; size: number }>
  /** Starts a new file; fails with `EEXIST` where there is one. */
  create(path: string): Promise<NewFile>
  /** Gives a file a name, in place of the file that has it. */
  rename(from: string, to: string): Promise<void>
  /** Gives a file a second name; fails with `EEXIST` where it is taken. */
  link(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Settles when the names in a folder are on the disk itself, where the platform can tell. */
  syncFolder(folder: string): Promise<void>
  /** Calls back when something in the folder may have changed; returns the function that ends it. Never throws. */
  watch(folder: string, listener: () => void): () => void
}

/** More than a file of user data can have; what is larger is none, and would fill the memory. */
const mostBytes = 400_000_000

/** The real file system. New files can be read by their owner only. */
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
      // A watcher that breaks is no loss: the store also looks by itself every few seconds.
      watcher.on('error', () => watcher.close())
      return () => watcher.close()
    } catch {
      return () => undefined
    }
  },
}

/** The real file system, for files that others read too: the umask says who may. */
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
