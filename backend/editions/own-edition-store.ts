import { basename, dirname, join } from 'node:path'
import { CallFailed } from '#core/contract/call-failed.ts'
import { editionPackageExtension } from '#core/editions/export-formats.ts'
import { type Clock, systemClock } from '../storage/clock.ts'
import { errorCode } from '../files/error-code.ts'
import { type FileSystem, nodeFileSystem } from '../storage/file-system.ts'
import { createFolderLock, lockPath, thisProcess } from '../storage/folder-lock.ts'
import { isLeftover, replaceFile } from '../storage/replace-file.ts'
import { reasonOf } from '../storage/storage-failure.ts'
import { encodePackage } from './edition-package.ts'
import type { VerifiedSigner } from './signature.ts'
import { readTrustedSigners, trustedSignersName, withTrusted } from './trusted-signers.ts'

/** Below the folder of own editions: the edition that each replaced last. */
const previousFolder = 'previous'

/** Returns where the edition is kept that the one in a file replaced. */
export function previousPath(path: string): string {
  return join(dirname(path), previousFolder, basename(path))
}

/** The files of the user's own editions. Each change is whole or not at all, and one process at a time makes it. */
export interface OwnEditionStore {
  /**
   * Puts an edition's file in its place. `path` is the file that it replaces, which is kept to roll back to, and `signer`
   * whom to trust from now on. Throws a CallFailed (`storage`), as the others do.
   */
  add(
    id: string,
    bytes: Uint8Array,
    options: { readonly path?: string | undefined; readonly signer?: VerifiedSigner | undefined },
  ): Promise<void>
  /** Puts a corrected edition in the place of its file, which `isStill` is asked about before. */
  save(path: string, bytes: Uint8Array, isStill: (bytes: Uint8Array) => boolean): Promise<void>
  /** Changes an edition with the one that it replaced. Throws a CallFailed (`conflict`) if there is none. */
  rollBack(path: string): Promise<void>
  /** Removes an edition and the one that it replaced. */
  remove(path: string): Promise<void>
}

export interface OwnEditionStoreOptions {
  readonly fileSystem?: FileSystem
  readonly clock?: Clock
}

/** Returns the store of the own editions in `folder`, which is made when the first is added. */
export function openOwnEditionStore(
  folder: string,
  options: OwnEditionStoreOptions = {},
): OwnEditionStore {
  const fileSystem = options.fileSystem ?? nodeFileSystem
  const clock = options.clock ?? systemClock
  const place = { folder, fileSystem, clock }
  const acquireLock = createFolderLock(lockPath(folder), fileSystem, clock, thisProcess)

  async function change(work: () => Promise<void>): Promise<void> {
    try {
      await fileSystem.makeFolder(join(folder, previousFolder))
      const lock = await acquireLock()
      try {
        await work()
        await clearLeftovers()
      } finally {
        await lock.release()
      }
    } catch (error) {
      if (error instanceof CallFailed) throw error
      throw new CallFailed(
        'storage',
        `The edition cannot be saved in ${folder}: ${reasonOf(error)}. Nothing was changed.`,
      )
    }
  }

  /** Removes the halves of saves that were cut off. */
  async function clearLeftovers(): Promise<void> {
    for (const name of await fileSystem.list(folder)) {
      if (!name.endsWith('.tmp') || !isLeftover(name)) continue
      await fileSystem.remove(join(folder, name)).catch(() => undefined)
    }
  }

  /** A file's name below the folder, where it is saved and kept. */
  const nameOf = (path: string) => basename(path)
  const keptName = (name: string) => join(previousFolder, name)

  return {
    add: (id, bytes, { path, signer }) =>
      change(async () => {
        const name = fileNameOf(id)
        if (path !== undefined) {
          // What replaces it can be rolled back to it, whatever its name was.
          const replaced = await fileSystem.read(path)
          await replaceFile(place, keptName(name), isPackage(path) ? replaced : packed(replaced))
        }
        if (signer !== undefined) {
          const trusted = await readTrustedSigners(folder)
          const isKnown = trusted.signers.some(({ key }) => key === signer.key)
          if (!isKnown) {
            await replaceFile(place, trustedSignersName, withTrusted(trusted, signer, clock.now()))
          }
        }
        await replaceFile(place, name, bytes)
        if (path !== undefined && nameOf(path) !== name) await fileSystem.remove(path)
      }),
    save: (path, bytes, isStill) =>
      change(async () => {
        if (!isStill(await fileSystem.read(path))) {
          throw new CallFailed(
            'conflict',
            'The edition was changed elsewhere since you opened it. Nothing was saved.',
          )
        }
        await replaceFile(place, nameOf(path), bytes)
      }),
    rollBack: (path) =>
      change(async () => {
        const name = nameOf(path)
        let previous: Uint8Array
        try {
          previous = await fileSystem.read(join(folder, keptName(name)))
        } catch (error) {
          if (errorCode(error) !== 'ENOENT') throw error
          throw new CallFailed('conflict', 'There is no earlier version of this edition.')
        }
        const current = await fileSystem.read(path)
        // Kept beside both until they have changed places: a crash loses neither.
        const swap = keptName(`${name}.later`)
        await replaceFile(place, swap, current)
        await replaceFile(place, name, previous)
        await fileSystem.rename(join(folder, swap), join(folder, keptName(name)))
      }),
    remove: (path) =>
      change(async () => {
        await fileSystem.remove(path)
        await fileSystem.remove(previousPath(path)).catch((error: unknown) => {
          if (errorCode(error) !== 'ENOENT') throw error
        })
      }),
  }
}

function isPackage(path: string): boolean {
  return path.endsWith(`.${editionPackageExtension}`)
}

/** Returns an edition that is a JSON file by itself as an edition file. */
function packed(json: Uint8Array): Uint8Array {
  return encodePackage({ signed: new Map([['edition.json', json]]) })
}

/** Returns the name of an edition's file. The word before the id keeps it from being one that Windows reserves, such as `con`. */
function fileNameOf(id: string): string {
  return `edition-${id}.${editionPackageExtension}`
}
