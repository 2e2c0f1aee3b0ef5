import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { fuseForTests } from '../build/fuses.ts'
import { buildIfNeeded } from './build-if-needed.ts'
import { checkout } from './checkout.ts'
import { installedFolder, releaseFolder, testBuildFolder } from './packaging/folders.ts'
import { makeTestBuild } from './packaging/make-test-build.ts'
import { executableName } from './packaging/product.ts'
import { carriedChromium, findChromium } from './runtime/chromium.ts'
import { type Screen, displayCommand, openScreen } from './runtime/display.ts'
import { electronForTests, startsAsNode } from './runtime/electron-runtime.ts'

/**
 * `npm run e2e`: runs the end-to-end tests on every target of this machine and names the missing ones.
 * `--all` fails if a target is missing. `--browser` leaves out the desktop app, and needs no display.
 * `--packaged` runs them on the app from `npm run package -- --dir`, in a copy that differs in one fuse: Playwright
 * starts an app through its debugger, which a release rejects. `--installed` installs, upgrades and removes the
 * `deb` in `dist/`, runs the desktop target on it, and checks the `rpm` too; it needs root on Debian or Ubuntu.
 * Other options go to Playwright.
 */
const own = ['--all', '--browser', '--packaged', '--installed']
const all = process.argv.includes('--all')
const installed = process.argv.includes('--installed')
const packaged = process.argv.includes('--packaged')
const onlyInBrowser = process.argv.includes('--browser')
const passedOn = process.argv.slice(2).filter((argument) => !own.includes(argument))

const environment: NodeJS.ProcessEnv = { ...process.env }
const leftOut: string[] = []
const projects: ('browser' | 'desktop')[] = []
const reason = (error: unknown) => (error instanceof Error ? error.message : String(error))
const display = displayCommand()
/** More than two cores need: tests also wait, such as for a share to be looked at again. */
const workers = 3
/** None if the machine has a display. */
const screens: Screen[] = []

/** The working folder of the package tests, open to the ordinary user who starts the program. */
const workFolder = installed ? await mkdtemp('/tmp/category-atlas-installed-') : undefined
if (workFolder !== undefined) await chmod(workFolder, 0o755)

if (!packaged) {
  await buildIfNeeded()
  await offer('browser', async () => {
    environment['ATLAS_CHROMIUM'] = await findChromium()
    const carried = await carriedChromium()
    if (carried !== undefined) environment['ATLAS_CARRIED_CHROMIUM'] = carried
    else leftOut.push('the screenshots (they are compared on Linux x64)')
  })
}
if (!onlyInBrowser) {
  await offer('desktop', async () => {
    if (display === undefined) throw new Error('no display, and no xvfb-run')
    if (packaged || installed) await offerPackage()
    else {
      const electron = await electronForTests()
      if (!startsAsNode(electron)) throw new Error('Electron lacks libraries of the system')
      environment['ATLAS_ELECTRON'] = electron
    }
    // One for each of Playwright's workers: windows on one screen share the focus and the clipboard.
    while (display.length > 0 && screens.length < workers) screens.push(await openScreen(display))
  })
}

if (leftOut.length > 0) console.log(`Left out: ${leftOut.join('; ')}.`)
if (all && leftOut.length > 0) process.exit(1)
process.exitCode = projects.length === 0 ? 0 : await runProjects()
for (const screen of screens) await screen.close()
if (workFolder !== undefined) await rm(workFolder, { recursive: true, force: true })

/** Runs Playwright and returns its exit code. */
async function runProjects(): Promise<number> {
  const playwright = join(checkout, 'node_modules', '@playwright', 'test', 'cli.js')
  const config = join('tests', 'end-to-end', 'playwright.config.ts')
  const options = [
    ...['--config', config, `--workers=${workers}`],
    ...projects.map((project) => `--project=${project}`),
  ]
  environment['ATLAS_SCREENS'] = JSON.stringify(screens.map((screen) => screen.environment))
  environment['ATLAS_RESULTS'] = packaged ? 'packaged' : 'end-to-end'
  const child = spawn(process.execPath, [playwright, 'test', ...options, ...passedOn], {
    cwd: checkout,
    env: environment,
    stdio: 'inherit',
  })
  const [status] = (await once(child, 'close')) as [number | null]
  return status ?? 1
}

/** Points the desktop tests to the packaged app. Throws if it is not there, or cannot be installed. */
async function offerPackage(): Promise<void> {
  if (!existsSync(join(releaseFolder, executableName))) {
    throw new Error('npm run package makes the packaged app')
  }
  if (installed && process.getuid?.() !== 0) throw new Error('root alone may install the app')
  // The installation tests create the test copy of the installed app.
  if (!installed) await makeTestBuild(releaseFolder)
  console.log(`The app under test differs from the release in one fuse: ${fuseForTests}.`)
  environment['ATLAS_PACKAGED'] = join(testBuildFolder, executableName)
  environment['ATLAS_RELEASE'] = join(installed ? installedFolder : releaseFolder, executableName)
  if (workFolder !== undefined) environment['ATLAS_INSTALLED'] = workFolder
}

/** Adds a target if `prepare` succeeds, else says why it is left out. */
async function offer(target: 'browser' | 'desktop', prepare: () => Promise<void>): Promise<void> {
  try {
    await prepare()
    projects.push(target)
  } catch (error) {
    leftOut.push(`the ${target} target (${reason(error)})`)
  }
}
