import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildIfNeeded } from './build-if-needed.ts'
import { checkout } from './checkout.ts'
import { findChromium } from './runtime/chromium.ts'
import { electronForTests } from './runtime/electron-runtime.ts'

/**
 * `npm run e2e`: the end-to-end tests on every target that this machine has, and a line for each that it
 * has not. `--all` fails where a target is missing. Other options go to Playwright.
 */
const all = process.argv.includes('--all')
const passedOn = process.argv.slice(2).filter((argument) => argument !== '--all')

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error))
const leftOut: string[] = []
const projects: string[] = []
const environment: NodeJS.ProcessEnv = { ...process.env }

await buildIfNeeded()
try {
  environment['ATLAS_CHROMIUM'] = await findChromium()
  projects.push('--project=browser')
} catch (error) {
  leftOut.push(`the browser target (${reason(error)})`)
}
const screen = displayCommand()
if (screen === undefined) leftOut.push('the desktop target (no display, and no xvfb-run)')
else {
  try {
    environment['ATLAS_ELECTRON'] = await runnableElectron()
    projects.push('--project=desktop')
  } catch (error) {
    leftOut.push(`the desktop target (${reason(error)})`)
  }
}

if (leftOut.length > 0) console.log(`Left out: ${leftOut.join('; ')}.`)
if (all && leftOut.length > 0) process.exit(1)
if (projects.length > 0) {
  const playwright = join(checkout, 'node_modules', '@playwright', 'test', 'cli.js')
  const config = join('tests', 'end-to-end', 'playwright.config.ts')
  const [command = '', ...args] = [
    ...(screen ?? []),
    process.execPath,
    playwright,
    'test',
    '--config',
    config,
    ...projects,
    ...passedOn,
  ]
  const { status } = spawnSync(command, args, { cwd: checkout, env: environment, stdio: 'inherit' })
  process.exitCode = status ?? 1
}

/** Returns what to put before a command so that it has a display: nothing, `xvfb-run`, or `undefined` where there is none. */
function displayCommand(): string[] | undefined {
  if (process.platform !== 'linux' || process.env['DISPLAY']) return []
  const there = spawnSync('sh', ['-c', 'command -v xvfb-run && command -v xauth']).status === 0
  return there ? ['xvfb-run', '-a', '-s', '-screen 0 1600x1200x24'] : undefined
}

/** Returns the Electron for tests, proved to find the system libraries that it needs. Throws where it does not. */
async function runnableElectron(): Promise<string> {
  const electron = await electronForTests()
  const { status } = spawnSync(electron, ['--version'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
  if (status !== 0) throw new Error('Electron lacks system libraries')
  return electron
}
