import { lstat, mkdtemp, open, readFile, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { listPackage } from '@electron/asar'
import { type FuseName, fuseForTests, fusesFor, readFuses } from '../../build/fuses.ts'
import { expect, test } from './fixture.ts'
import { startReleased, usePage } from './released-app.ts'
import { ask, results } from './steps.ts'
import { checkout } from './targets.ts'

const release = process.env['ATLAS_RELEASE']
const forTests = process.env['ATLAS_PACKAGED']

/** The files in the archive, without the hashes in their names. */
const inTheArchive = [
  '/out',
  '/out/main',
  '/out/main/desktop-backend.js',
  '/out/main/index.js',
  '/out/main/shared-*.js',
  '/out/main/task-worker.js',
  '/out/preload',
  '/out/preload/index.cjs',
  '/out/renderer',
  '/out/renderer/assets',
  '/out/renderer/assets/category-texts-*.json',
  '/out/renderer/assets/ibm-plex-mono-latin-400-normal-*.woff2',
  '/out/renderer/assets/ibm-plex-mono-latin-500-normal-*.woff2',
  '/out/renderer/assets/index-*.js',
  '/out/renderer/assets/inter-latin-wght-normal-*.woff2',
  '/out/renderer/assets/pages-*.js',
  '/out/renderer/assets/source-serif-4-latin-wght-normal-*.woff2',
  '/out/renderer/assets/style-*.css',
  '/out/renderer/assets/symbols-*.woff2',
  '/out/renderer/icon.svg',
  '/out/renderer/index.html',
  '/out/renderer/notices.json',
  '/package.json',
]

/** In bytes: about 1.5 times the current size, so that unexpected files are noticed. */
const mostArchive = 7_000_000
const mostData = 9_500_000

// Only with a packaged app: a skipped test would count as failed.
if (release !== undefined && forTests !== undefined) {
  const resources = join(dirname(release), 'resources')

  test('@desktop-only the package contains the app and the dataset, and nothing else', async () => {
    const packed = listPackage(join(resources, 'app.asar'), { isPack: false })
    const names = packed.map((path) =>
      path.replaceAll('\\', '/').replace(/-[\w-]{8}\.(js|css|json|woff2)$/, '-*.$1'),
    )
    expect([...new Set(names)].sort()).toEqual(inTheArchive)
    expect((await readdir(resources)).sort()).toEqual(['app.asar', 'data'])
    const data = (await readdir(join(resources, 'data'), { recursive: true })).sort()
    const kept = (name: string) => !name.includes('.') || /\.json(\.gz)?$|^README\.md$/.test(name)
    const inTheRepository = (await readdir(join(checkout, 'data'), { recursive: true })).filter(
      kept,
    )
    expect(data).toEqual(inTheRepository.sort())
    expect(await readdir(join(dirname(release), 'locales'))).toEqual(['en-US.pak'])

    const sizeOf = async (path: string) => (await stat(path)).size
    expect(await sizeOf(join(resources, 'app.asar'))).toBeLessThan(mostArchive)
    const sizes = await Promise.all(data.map((name) => sizeOf(join(resources, 'data', name))))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(mostData)
  })

  test('@desktop-only the fuses of the release are set', async () => {
    const there = await readFuses(release)
    // Electron 33 has eight; a newer one has more.
    expect(Object.keys(there).length).toBeGreaterThanOrEqual(8)
    const decided = fusesFor('linux')
    for (const [name, reading] of Object.entries(there)) {
      expect([name, reading]).toEqual([name, decided[name as FuseName] ? 'on' : 'off'])
    }
  })

  test('@desktop-only the test build differs from the release in the byte of one fuse', async () => {
    const [of, and] = await Promise.all([readFuses(release), readFuses(forTests)])
    expect(and).toEqual({ ...of, [fuseForTests]: 'on' })
    expect(await differingBytes(release, forTests)).toBe(1)
    for (const name of await readdir(dirname(forTests))) {
      const isLink = (await lstat(join(dirname(forTests), name))).isSymbolicLink()
      expect([name, isLink]).toEqual([name, join(dirname(forTests), name) !== forTests])
    }
  })

  test('@desktop-only the release never runs as Node.js, whatever the environment', async () => {
    const [asNode, withOptions, inspected] = await Promise.all([
      run(release, ['-e', 'console.log("node " + 6 * 7)'], { ELECTRON_RUN_AS_NODE: '1' }),
      run(release, [], { NODE_OPTIONS: '--require=/none/such/file.js' }),
      run(release, ['--inspect=0'], {}),
    ])
    expect(asNode.said).not.toContain('node 42')
    expect(withOptions.said).not.toContain('/none/such/file.js')
    expect(inspected.said).not.toContain('Debugger listening')
    // The app itself started instead each time.
    expect([asNode.cameUp, withOptions.cameUp, inspected.cameUp]).toEqual([true, true, true])
  })

  test('@desktop-only the release starts, finds its dataset and responds', async () => {
    const userData = await mkdtemp(join(tmpdir(), 'category-atlas-test-'))
    try {
      await usePage(startReleased(release, ['--user-data', userData]), async (page) => {
        await ask(page, '27447')
        await expect(results(page).first()).toContainText('Femur')
        await expect(page.getByRole('contentinfo')).toContainText(await shippedVersion())
      })
    } finally {
      await rm(userData, { recursive: true, force: true, maxRetries: 5 })
    }
  })
}

async function shippedVersion(): Promise<string> {
  const manifest = await readFile(join(checkout, 'data', 'manifest.json'), 'utf8')
  return (JSON.parse(manifest) as { datasetVersion: string }).datasetVersion
}

/** Counts the bytes that differ between two files. */
async function differingBytes(a: string, b: string): Promise<number> {
  const chunk = 8 * 1024 * 1024
  const [one, other] = await Promise.all([open(a), open(b)])
  const [left, right] = [Buffer.alloc(chunk), Buffer.alloc(chunk)]
  let different = Math.abs((await one.stat()).size - (await other.stat()).size)
  for (;;) {
    const [{ bytesRead }] = await Promise.all([one.read(left), other.read(right)])
    if (bytesRead === 0) break
    if (left.subarray(0, bytesRead).equals(right.subarray(0, bytesRead))) continue
    for (let at = 0; at < bytesRead; at++) if (left[at] !== right[at]) different++
  }
  await Promise.all([one.close(), other.close()])
  return different
}

/** Runs an app until it has started or exited, and returns its output. */
async function run(executable: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const userData = await mkdtemp(join(tmpdir(), 'category-atlas-test-'))
  const all = [...args, '--user-data', userData]
  const { child, address, heard } = startReleased(executable, all, { env })
  const cameUp = await address.then(
    () => true,
    () => false,
  )
  if (child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill()
    await ended
  }
  await rm(userData, { recursive: true, force: true, maxRetries: 5 })
  return { said: heard.said, cameUp }
}
