import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildIfNeeded } from './build-if-needed.ts'
import { checkout } from './checkout.ts'
import { hasDisplay } from './runtime/display.ts'
import { findElectron, installElectron } from './runtime/electron-runtime.ts'

/**
 * `npm start`: opens the desktop app. Without a display or an Electron runtime, or with `--browser`, it serves
 * the same app to the browser. Other options go to the host.
 */
const [inBrowser, hostOptions] = splitOptions(process.argv.slice(2))

try {
  await buildIfNeeded()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

const electron = inBrowser || !hasDisplay() ? undefined : (findElectron() ?? installElectron())
if (electron === undefined) {
  if (!inBrowser) {
    console.log(
      hasDisplay()
        ? 'No Electron runtime can be had here, so the app is served to the browser.'
        : 'There is no display here, so the app is served to the browser.',
    )
  }
  run(process.execPath, [join(checkout, 'web', 'main.ts'), ...hostOptions])
} else {
  // Chromium does not run its sandbox as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  run(electron, [...asRoot, checkout, ...hostOptions.filter(notForBrowserOnly)])
}

function splitOptions(args: string[]): [inBrowser: boolean, hostOptions: string[]] {
  return [args.includes('--browser'), args.filter((argument) => argument !== '--browser')]
}

function notForBrowserOnly(option: string): boolean {
  return !option.startsWith('--port')
}

/** Runs a host until it exits. Signals reach it through the terminal's process group, or are passed on. */
function run(command: string, args: string[]): void {
  const child = spawn(command, args, { cwd: checkout, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('error', (error) => {
    console.error(`Category Atlas cannot be started: ${error.message}`)
    process.exit(1)
  })
  child.on('close', (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)))
}
