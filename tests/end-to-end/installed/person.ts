import { createHash } from 'node:crypto'
import { chown, copyFile, mkdir, readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type StartedApp, startReleased } from '../released-app.ts'

/** Set by `npm run e2e -- --installed`: the folder for data that these tests share. */
export const workFolder = process.env['ATLAS_INSTALLED'] ?? ''

/** The user "nobody": an ordinary user, for whom Chromium's sandbox is on. */
const nobody = 65_534

const home = join(workFolder, 'home')

export const userDataFolder = join(home, '.config', 'Category Atlas')

/** Creates the home folder of a user who has never used the app. */
export async function makeHome(): Promise<void> {
  await mkdir(join(home, 'tmp'), { recursive: true })
  const display = join(home, 'Xauthority')
  const ours = process.env['XAUTHORITY']
  if (ours !== undefined) await copyFile(ours, display)
  for (const path of [home, join(home, 'tmp'), ...(ours === undefined ? [] : [display])]) {
    await chown(path, nobody, nobody)
  }
}

/** Starts the installed program by name, as that user. */
export function startInstalled(): StartedApp {
  const env: NodeJS.ProcessEnv = {
    HOME: home,
    TMPDIR: join(home, 'tmp'),
    XAUTHORITY: join(home, 'Xauthority'),
    XDG_CACHE_HOME: undefined,
    XDG_CONFIG_HOME: undefined,
    XDG_RUNTIME_DIR: undefined,
  }
  return startReleased('/usr/bin/category-atlas', [], { env, user: nobody })
}

/** Returns the SHA-256 of each user data file, by path. */
export async function userDataSums(): Promise<Record<string, string>> {
  const entries = await readdir(userDataFolder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sums = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [
        path,
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex'),
      ] as const
    }),
  )
  return Object.fromEntries(sums.sort(([one], [other]) => (one < other ? -1 : 1)))
}
