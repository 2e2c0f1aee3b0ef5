import { readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { Platform, build } from 'electron-builder'
import configuration from '../electron-builder.ts'
import packageJson from '../package.json' with { type: 'json' }
import { buildIfNeeded } from './build-if-needed.ts'
import { checkout } from './checkout.ts'
import { linuxPackages, makeLinuxPackages } from './packaging/linux/make-linux-packages.ts'
import { electronForTests } from './runtime/electron-runtime.ts'

/**
 * `npm run package`: packages the app for this platform with the Electron version in package.json. Arguments
 * select targets, such as `-- tar.gz deb`; the default is all of the platform's.
 * `-- --local-electron` uses an Electron on this machine or, if there is none, the pinned one for tests.
 * `-- --dir` does the same, but makes only the unpacked folder.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { dir: { type: 'boolean' }, 'local-electron': { type: 'boolean' } },
})
const localElectron = values.dir === true || values['local-electron'] === true
const isLinux = process.platform === 'linux'
const wanted = (target: string) => positionals.length === 0 || positionals.includes(target)
const own = isLinux && values.dir !== true ? linuxPackages.filter(wanted) : []

await buildIfNeeded()
const targets = targetsOfBuilder()
const made = await build({
  projectDir: checkout,
  publish: 'never',
  ...(targets === undefined ? {} : { targets: Platform.current().createTarget(targets) }),
  config: localElectron ? { ...configuration, ...(await findLocalElectron()) } : configuration,
})
made.push(...(await makeLinuxPackages(own, packageJson.version)))
for (const path of made) {
  const { size } = await stat(path)
  console.log(`${relative(checkout, path)}: ${(size / 1e6).toFixed(1)} MB`)
}

/** Returns the targets for electron-builder; `undefined` for all targets in its configuration. */
function targetsOfBuilder(): string[] | undefined {
  if (values.dir === true) return ['dir']
  if (positionals.length === 0) return undefined
  const others = positionals.filter((target) => !own.some((kind) => kind === target))
  return others.length === 0 ? ['dir'] : others
}

async function findLocalElectron(): Promise<{ electronDist: string; electronVersion: string }> {
  const electronDist = dirname(await electronForTests())
  const version = readFileSync(join(electronDist, 'version'), 'utf8')
  return { electronDist, electronVersion: version.trim().replace(/^v/, '') }
}
