import { join, resolve } from 'node:path'
import { app } from 'electron'
import { platformUserDataFolder } from '#backend/user-data-folder.ts'
import type { StartArguments } from './arguments.ts'

export interface Folders {
  /** The built UI. */
  readonly renderer: string
  readonly preload: string
  readonly dataset: string
  readonly userData: string
}

/**
 * Returns where everything lies, absolute. In the packaged app the dataset is beside the archive, in the
 * resources folder; in a checkout it is `data/`.
 */
export function findFolders({ userData, data }: StartArguments): Folders {
  const built = join(app.getAppPath(), 'out')
  const shipped = app.isPackaged
    ? join(process.resourcesPath, 'data')
    : join(app.getAppPath(), 'data')
  return {
    renderer: join(built, 'renderer'),
    preload: join(built, 'preload', 'index.cjs'),
    dataset: data === undefined ? shipped : resolve(data),
    userData: userData === undefined ? platformUserDataFolder() : resolve(userData),
  }
}
