import { existsSync, readFileSync } from 'node:fs'
import { release, type } from 'node:os'
import { join } from 'node:path'
import { type Backend, openBackend } from '#backend/backend.ts'
import { errorCode } from '#backend/files/error-code.ts'
import type { PolicyFile } from '#backend/policy/policy-file.ts'
import { chosenUserDataFolder } from '#backend/user-data-folder.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import type { WebArguments } from './arguments.ts'
import { type WebServer, startWebServer } from './server.ts'

/** The data, and the server that gives it to the browser. */
export interface Host {
  readonly backend: Backend
  readonly server: WebServer
}

const checkout = join(import.meta.dirname, '..')
const built = join(checkout, 'out', 'renderer')

/** Opens the data and serves the app. Rejects with an Error that says what to do if the app cannot be served. */
export async function startHost(options: WebArguments, policy: PolicyFile): Promise<Host> {
  if (!existsSync(join(built, 'index.html'))) {
    throw new Error('The app is not built. Run `npm run build`, or `npm start`, which builds it.')
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
    throw new Error(whyNotServed(errorCode(error) || 'unknown cause', options.port), {
      cause: error,
    })
  }
  return { backend, server }
}

function whyNotServed(code: string, port: number): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use. Give another one with --port, or none for a free one.`
  }
  if (code === 'EACCES') {
    return `You do not have permission to use port ${port}. Choose one above 1023.`
  }
  return `The server cannot start (${code}).`
}
