import { basename, dirname } from 'node:path'
import { systemClock } from './clock.ts'
import { nodeFileSystem } from './file-system.ts'
import { replaceFile } from './save-file.ts'

/** Puts new bytes in place of the file at an absolute path: whole or not at all, as {@link replaceFile} does. */
export async function replaceFileAt(path: string, bytes: Uint8Array): Promise<void> {
  const place = { folder: dirname(path), fileSystem: nodeFileSystem, clock: systemClock }
  await replaceFile(place, basename(path), bytes)
}
