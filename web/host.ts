import { existsSync, readFileSync } from 'node:fs'
import { release, type } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openBackend } from '#backend/backend.ts'
import { errorCode } from '#backend/files/error-code.ts'
import { policyInForce } from '#backend/policy/policy-file.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import { chosenUserDataFolder } from '#backend/user-data-folder.ts'
import { type WebArguments, readArguments } from './arguments.ts'
import { type WebServer, startWebServer } from './server.ts'

const checkout = join(import.meta.dirname, '..')
const built = join(checkout, 'out', 'renderer')

function fail(message: string): never {
  console.error(`Category Atlas: ${message}`)
  process.exit(1)
}

function readOptions(): WebArguments {
  try {
    return readArguments(process.argv.slice(2))
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

const options = readOptions()
const policy = policyInForce(options.policy)
for (const problem of policy.problems) {
  console.error(`Category Atlas: the policy file ${policy.path}: ${problem}`)
}
if (!existsSync(join(built, 'index.html'))) {
  fail('The app is not built. Run `npm run build`, or `npm start`, which builds it.')
}
const { version } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
  version: string
}

let server: WebServer | undefined
const onlyInBrowser = () =>
  Promise.reject(new CallFailed('unknown-call', 'The browser does this itself.'))
const backend = await openBackend({
  datasetFolder: options.data ?? join(checkout, 'data'),
  isShippedDataset: options.data === undefined,
  userDataFolder: options.userData ?? chosenUserDataFolder(policy.userDataFolder),
  policy,
  services: {
    about: {
      appVersion: version,
      runtime: [`Node.js ${process.versions.node}`],
      system: `${type()} ${release()} ${process.arch}`,
      logFolder: null,
    },
    copy: onlyInBrowser,
    print: onlyInBrowser,
    chooseImport: onlyInBrowser,
    chooseShelf: onlyInBrowser,
    savePdf: onlyInBrowser,
    windows: undefined,
    zoom: onlyInBrowser,
    showLogFolder: onlyInBrowser,
  },
  announce: (message) => server?.announce(message),
  report: (name, error) => console.error(`${name}:`, error),
})

try {
  server = await startWebServer(built, backend.dispatch, options.port)
} catch (error) {
  await backend.close()
  const code = errorCode(error) || 'unknown cause'
  if (code === 'EADDRINUSE') {
    fail(`Port ${options.port} is in use. Give another one with --port, or none for a free one.`)
  }
  if (code === 'EACCES')
    fail(`You do not have permission to use port ${options.port}. Choose one above 1023.`)
  fail(`The server cannot start (${code}).`)
}

console.log('Category Atlas is served to this machine only. Open:')
console.log(`  ${server.address}`)
console.log('Press Ctrl+C to quit.')

let ending = false
/** Exits once everything is saved. While that fails, a second Ctrl+C gives up; for a `SIGTERM` nobody can press it. */
async function end(signal: NodeJS.Signals): Promise<void> {
  if (ending) {
    if (signal === 'SIGTERM') return
    fail('Quit with unsaved changes. They are lost.')
  }
  ending = true
  const closing = server?.close()
  let unsaved = await backend.close()
  if (unsaved !== undefined && signal === 'SIGTERM') fail(`${unsaved}\nThey are lost.`)
  if (unsaved !== undefined) {
    console.error(`Category Atlas: ${unsaved}`)
    console.error('Press Ctrl+C again to quit anyway and lose them.')
  }
  while (unsaved !== undefined) {
    await pause(1_000)
    unsaved = await backend.close()
  }
  await closing
  process.exit(0)
}
process.on('SIGINT', (signal) => void end(signal))
process.on('SIGTERM', (signal) => void end(signal))
