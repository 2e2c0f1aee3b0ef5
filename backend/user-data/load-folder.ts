import { join } from 'node:path'
import type { UserDocument } from '#core/userdata/document.ts'
import { backupName, dailyNames, fileNames, mainName, setAsideNames } from './file-names.ts'
import { type FileSystem, errorCode } from './file-system.ts'
import { type FileReading, type SavedState, decodeFile, headLength } from './user-data-file.ts'

/** What tells one state of the main file from every other: its first bytes and its length. */
export type FileIdentity = string

/** What a folder holds. */
export type FolderReading =
  | ({ readonly state: 'sound'; readonly identity: FileIdentity } & SavedState)
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

/** Returns the main file's identity, or `undefined` where there is no such file. Throws what the file system throws. */
export async function identify(
  folder: string,
  fileSystem: FileSystem,
): Promise<FileIdentity | undefined> {
  const { main } = fileNames(folder)
  try {
    const { bytes, size } = await fileSystem.readStart(main, headLength)
    return identityOf(bytes, size)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Returns the identity of a main file with these bytes. */
export function identityOf(bytes: Uint8Array, size: number = bytes.length): FileIdentity {
  return `${size} ${Buffer.from(bytes.subarray(0, headLength)).toString('latin1')}`
}

/**
 * Returns what the folder holds, reading backups only where the main file does not do.
 * Throws what the file system throws where the main file is there and cannot be read.
 */
export async function loadFolder(folder: string, fileSystem: FileSystem): Promise<FolderReading> {
  const bytes = await readIfThere(fileNames(folder).main, fileSystem)
  if (bytes !== undefined) {
    const reading = decodeFile(bytes)
    if (reading.state !== 'damaged') return { ...reading, identity: identityOf(bytes) }
    const names = await listIfThere(folder, fileSystem)
    const { instead, damaged } = await findInstead(folder, fileSystem, names)
    return {
      state: 'broken',
      problem: reading.problem,
      instead: instead ?? (reading.rest && { ...reading.rest, name: mainName }),
      damaged: [mainName, ...damaged],
      setAside: setAsideNames(names),
      names,
    }
  }
  const names = await listIfThere(folder, fileSystem)
  const { instead, damaged } = await findInstead(folder, fileSystem, names)
  const setAside = setAsideNames(names)
  if (instead === undefined && damaged.length === 0 && setAside.length === 0) {
    return { state: 'fresh' }
  }
  return { state: 'broken', problem: 'It is missing.', instead, damaged, setAside, names }
}

/**
 * Returns what a backup holds, or `undefined` where it is damaged or gone.
 * Throws what the file system throws where it is there and cannot be read.
 */
export async function readBackup(
  folder: string,
  fileSystem: FileSystem,
  name: string,
): Promise<Extract<FileReading, { state: 'sound' }> | undefined> {
  const bytes = await readIfThere(join(folder, name), fileSystem)
  if (bytes === undefined) return undefined
  const reading = decodeFile(bytes)
  return reading.state === 'sound' ? reading : undefined
}

/** Returns the names of the backups among the names in a folder, newest first. */
export function backupNames(names: readonly string[]): string[] {
  return [...names.filter((name) => name === backupName), ...dailyNames(names)]
}

async function findInstead(
  folder: string,
  fileSystem: FileSystem,
  names: readonly string[],
): Promise<{ instead: Instead | undefined; damaged: string[] }> {
  const damaged: string[] = []
  for (const name of backupNames(names)) {
    const reading = await readBackup(folder, fileSystem, name)
    if (reading !== undefined) return { instead: { ...reading, name }, damaged }
    damaged.push(name)
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
