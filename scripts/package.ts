import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'electron-builder'
import configuration from '../electron-builder.ts'
import { buildIfNeeded } from './build-if-needed.ts'
import { checkout } from './checkout.ts'
import { electronForTests } from './runtime/electron-runtime.ts'

/**
 * `npm run package`: packages the app for this platform with the Electron of package.json.
 * `-- --dir` makes the unpacked folder only, with an Electron that is on this machine or, failing that,
 * the pinned one for tests.
 */
const onlyFolder = process.argv.includes('--dir')

await buildIfNeeded()
if (onlyFolder) {
  const electron = await electronForTests()
  const electronDist = dirname(electron)
  const electronVersion = readFileSync(join(electronDist, 'version'), 'utf8')
    .trim()
    .replace(/^v/, '')
  await build({
    projectDir: checkout,
    dir: true,
    publish: 'never',
    config: { ...configuration, electronDist, electronVersion },
  })
} else {
  await build({ projectDir: checkout, publish: 'never', config: configuration })
}
