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

/** What tells one state of a file from every other: its first bytes and its length. */
export type FileIdentity = string

/** What a folder holds of one of the files. */
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
      /** What is wrong, a sentence. */
      readonly problem: string
      /** The best that was found instead of it. */
      readonly instead: Instead | undefined
      /** The names of the damaged files: the main file, and backups that were tried in vain. */
      readonly damaged: readonly string[]
      /** The names of damaged files that were set aside before. */
      readonly setAside: readonly string[]
      /** The names of all files in the folder. */
      readonly names: readonly string[]
    }

/** A state to go on from where the main file does not do, with the name of the file that holds it. */
export interface Instead extends SavedState {
  readonly name: string
}

/** Returns the identity of the file of a kind, or `undefined` where there is no such file. Throws what the file system throws. */
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
 * Returns what the folder holds of a kind, reading backups only where the main file does not do.
 * Throws what the file system throws where the main file is there and cannot be read.
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
 * Returns what a backup holds, or `undefined` where it is damaged, gone or no file.
 * Throws what the file system throws where it is there and cannot be read.
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

/** Returns what the start of a file tells of its state, or `undefined` where it tells nothing or is not there. */
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

/** A daily backup, by the start of its file. */
export interface DailyBackup {
  readonly name: string
  /** `undefined` where its file does not tell, or is none. */
  readonly revision: number | undefined
}

/**
 * Returns the daily backups among the names in a folder, the one made last first. Their days do not
 * tell which that is: the clock may have run ahead on one of them.
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

/** Returns the names of the backups among the names in a folder, the one made last first. */
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
      // Waiting does not make it a file.
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
