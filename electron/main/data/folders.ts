import { join, resolve } from 'node:path'
import { app } from 'electron'
import { chosenUserDataFolder, machineFolder } from '#backend/user-data-folder.ts'
import type { StartArguments } from '../links/arguments.ts'

export interface Folders {
  /** The built UI. */
  readonly renderer: string
  readonly preload: string
  readonly dataset: string
  /** Whether that is the dataset that ships with the app. */
  readonly isShippedDataset: boolean
  readonly userData: string
  /** For Chromium's own files. */
  readonly browser: string
}

/**
 * Returns the absolute paths of all folders. In the packaged app the dataset is next to the archive, in the
 * resources folder; in a checkout it is `data/`. If an option names the user data folder, Chromium's files go
 * there too, so that everything moves together, for example on a USB drive.
 */
export function findFolders(
  { userData, data }: StartArguments,
  policyFolder: string | undefined,
): Folders {
  const built = join(app.getAppPath(), 'out')
  const shipped = app.isPackaged
    ? join(process.resourcesPath, 'data')
    : join(app.getAppPath(), 'data')
  const chosen = userData === undefined ? chosenUserDataFolder(policyFolder) : resolve(userData)
  return {
    renderer: join(built, 'renderer'),
    preload: join(built, 'preload', 'index.cjs'),
    dataset: data === undefined ? shipped : resolve(data),
    isShippedDataset: data === undefined,
    userData: chosen,
    browser: join(userData === undefined ? machineFolder(chosen) : chosen, 'browser'),
  }
}
