import { join } from 'node:path'
import type { UserDocument } from '#core/userdata/document.ts'
import { backupName, dailyNames, mainName, setAsideNames } from './file-names.ts'
import { errorCode } from '../files/error-code.ts'
import { NotAFile } from '../files/regular-file.ts'
import type { FileSystem } from '../storage/file-system.ts'
import {
  type FileKind,
  type SavedState,
  decodeFile,
  headLength,
  madeFile,
  startLength,
  stateAtStart,
} from './user-data-file.ts'

/** Identifies a state of a file: its first bytes and its size. */
export type FileIdentity = string

/** What was read of one of the files in a folder. */
export type FolderReading =
  | ({
      readonly state: 'valid'
      readonly identity: FileIdentity
      readonly bytes: Uint8Array
    } & SavedState)
  | {
      readonly state: 'newer'
      readonly identity: FileIdentity
      readonly document: UserDocument | undefined
    }
  /** Nothing was ever saved here. */
  | { readonly state: 'fresh' }
  | {
      /** The main file is missing or damaged. */
      readonly state: 'broken'
      /** What is wrong, as a sentence. */
      readonly problem: string
      /** The best replacement that was found. */
      readonly instead: Instead | undefined
      /** The names of the damaged files: the main file and damaged backups. */
      readonly damaged: readonly string[]
      /** The names of damaged files that were set aside before. */
      readonly setAside: readonly string[]
      /** The names of all files in the folder. */
      readonly names: readonly string[]
    }

/** A state to use instead of the main file, with the name of its file. */
export interface Instead extends SavedState {
  readonly name: string
}

/** Returns the identity of the file of a kind, or `undefined` if there is none. Throws what the file system throws. */
export async function identify(
  kind: FileKind,
  folder: string,
  fileSystem: FileSystem,
): Promise<FileIdentity | undefined> {
  try {
    const { bytes, size } = await fileSystem.readStart(join(folder, mainName(kind)), headLength)
    return identityOf(bytes, size)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Returns the identity of a file with these bytes. */
export function identityOf(bytes: Uint8Array, size: number = bytes.length): FileIdentity {
  return `${size} ${Buffer.from(bytes.subarray(0, headLength)).toString('latin1')}`
}

/**
 * Reads a folder's file of a kind, and backups only if the main file is missing or damaged.
 * Throws what the file system throws if the main file exists but cannot be read.
 */
export async function loadFolder(
  kind: FileKind,
  folder: string,
  fileSystem: FileSystem,
): Promise<FolderReading> {
  const main = mainName(kind)
  const bytes = await readIfThere(join(folder, main), fileSystem)
  if (bytes !== undefined) {
    const reading = decodeFile(kind, bytes)
    if (reading.state === 'valid') return { ...reading, bytes, identity: identityOf(bytes) }
    if (reading.state === 'newer') return { ...reading, identity: identityOf(bytes) }
    const names = await listIfThere(folder, fileSystem)
    const { instead, damaged } = await findInstead(kind, folder, fileSystem, names)
    return {
      state: 'broken',
      problem: reading.problem,
      instead: instead ?? (reading.rest && { ...reading.rest, name: main }),
      damaged: [main, ...damaged],
      setAside: setAsideNames(kind, names),
      names,
    }
  }
  const names = await listIfThere(folder, fileSystem)
  const { instead, damaged } = await findInstead(kind, folder, fileSystem, names)
  const setAside = setAsideNames(kind, names)
  if (instead === undefined && damaged.length === 0 && setAside.length === 0) {
    return { state: 'fresh' }
  }
  return { state: 'broken', problem: 'It is missing.', instead, damaged, setAside, names }
}

/** A backup with its bytes. */
export interface ReadBackup extends SavedState {
  readonly bytes: Uint8Array
}

/**
 * Returns the content of a backup, or `undefined` if it is damaged, missing or not a file.
 * Throws what the file system throws if it exists but cannot be read.
 */
export async function readBackup(
  folder: string,
  fileSystem: FileSystem,
  name: string,
): Promise<ReadBackup | undefined> {
  const bytes = await readIfThere(join(folder, name), fileSystem)
  if (bytes === undefined) return undefined
  const reading = decodeFile(madeFile, bytes)
  return reading.state === 'valid' ? { ...reading, bytes } : undefined
}

/** Returns the state of a file by its start, or `undefined` if it has none or does not exist. */
export async function readState(
  folder: string,
  fileSystem: FileSystem,
  name: string,
): Promise<ReturnType<typeof stateAtStart>> {
  return fileSystem.readStart(join(folder, name), startLength).then(
    ({ bytes }) => stateAtStart(bytes),
    () => undefined,
  )
}

/** A daily backup, as the start of its file describes it. */
export interface DailyBackup {
  readonly name: string
  /** `undefined` if its file does not say, or is not a file. */
  readonly revision: number | undefined
}

/**
 * Returns the daily backups among the names in a folder, newest first. The dates do not decide the
 * order, since the clock may have been wrong.
 */
export async function dailyBackups(
  folder: string,
  fileSystem: FileSystem,
  names: readonly string[],
): Promise<DailyBackup[]> {
  const found: DailyBackup[] = []
  for (const name of dailyNames(names)) {
    const state = await readState(folder, fileSystem, name)
    found.push({ name, revision: state?.revision })
  }
  return found.sort((a, b) => (b.revision ?? -1) - (a.revision ?? -1))
}

/** Returns the names of the backups among the names in a folder, newest first. */
export async function backupNames(
  folder: string,
  fileSystem: FileSystem,
  names: readonly string[],
): Promise<string[]> {
  const daily = await dailyBackups(folder, fileSystem, names)
  return [...names.filter((name) => name === backupName), ...daily.map(({ name }) => name)]
}

async function findInstead(
  kind: FileKind,
  folder: string,
  fileSystem: FileSystem,
  names: readonly string[],
): Promise<{ instead: Instead | undefined; damaged: string[] }> {
  const damaged: string[] = []
  if (kind !== madeFile) return { instead: undefined, damaged }
  for (const name of await backupNames(folder, fileSystem, names)) {
    try {
      const reading = await readBackup(folder, fileSystem, name)
      if (reading !== undefined) return { instead: { ...reading, name }, damaged }
      damaged.push(name)
    } catch (error) {
      // Trying again would not help.
      if (!(error instanceof NotAFile)) throw error
    }
  }
  return { instead: undefined, damaged }
}

async function readIfThere(path: string, fileSystem: FileSystem): Promise<Uint8Array | undefined> {
  try {
    return await fileSystem.read(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

async function listIfThere(folder: string, fileSystem: FileSystem): Promise<string[]> {
  try {
    return await fileSystem.list(folder)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}
