import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { checkout } from './checkout.ts'

const sources = [
  '{core,backend,electron,renderer}/**/*.{ts,vue,css,html,svg}',
  'electron.vite.config.ts',
  'scripts/{category-texts,preload-fonts,third-party-notices}.ts',
  'data/**/*.json',
  'package-lock.json',
]
const products = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html']

/** Builds the app if a built file is missing or older than a source. Throws if the build fails. */
export async function buildIfNeeded(): Promise<void> {
  const built = Math.min(...products.map(modified))
  let changed = 0
  for await (const path of glob(sources, { cwd: checkout })) {
    changed = Math.max(changed, modified(path))
  }
  if (built > changed) return
  console.log('Building the app…')
  const tool = join(checkout, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tool, 'build', '--logLevel', 'warn'],
    {
      cwd: checkout,
      encoding: 'utf8',
    },
  )
  if (status !== 0) throw new Error(`The build failed.\n${stdout}${stderr}`)
}

/** Returns the modification time of a file in ms since 1970, or 0 if it does not exist. */
function modified(path: string): number {
  return statSync(join(checkout, path), { throwIfNoEntry: false })?.mtimeMs ?? 0
}
