import { release, type } from 'node:os'
import { BrowserWindow, app, clipboard, session, shell } from 'electron'
import { openBackend } from '#backend/backend.ts'
import { errorFacts } from '#backend/log/error-facts.ts'
import { openLog } from '#backend/log/log.ts'
import { productName } from '#backend/user-data-folder.ts'
import type { EventMessage } from '#core/contract/events.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import { readSettings } from '#core/userdata/settings.ts'
import { eventChannel } from '../channels.ts'
import { answerCalls } from './answer-calls.ts'
import { findBrowserFolder } from './browser-folder.ts'
import { registerAppScheme, serveApp } from './app-protocol.ts'
import { readArguments } from './arguments.ts'
import { findFolders } from './folders.ts'
import { handOver } from './hand-over.ts'
import { keepWindowsAlive } from './keep-alive.ts'
import { keepMenuKeys } from './menu-keys.ts'
import { forbidNetwork, restrictContents, restrictSessions } from './session-rules.ts'
import { type OpenRequest, type SecondStart, requestOf, secondStartSchema } from './open-request.ts'
import { registerLinks } from './register-links.ts'
import { reportExceptions } from './report-exceptions.ts'
import { showTextMenu } from './show-text-menu.ts'
import { createAppWindows } from './windows/app-windows.ts'

app.setName(productName)
// Root has no sandbox to enable: there the switch is needed, and enabling would take it away again.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
// In MB: with less room for what lives shortly, collecting it would fall into every twentieth key.
app.commandLine.appendSwitch('js-flags', '--min-semi-space-size=32')
registerAppScheme()
forbidNetwork()
restrictSessions()
restrictContents()

const startArguments = readArguments(process.argv.slice(1))
const folders = findFolders(startArguments)
const thisStart: SecondStart = {
  words: [...startArguments.words],
  folder: process.cwd(),
  quickLookup: startArguments.quickLookup,
}
app.setPath('userData', findBrowserFolder(folders.userData))

// A second start hands what it was to open to the first one.
if (app.requestSingleInstanceLock(thisStart)) void run()
else app.quit()

async function run(): Promise<void> {
  const log = openLog(folders.userData)
  reportExceptions(log)
  keepWindowsAlive(log)
  showTextMenu()

  const announce = (message: EventMessage) => {
    for (const window of BrowserWindow.getAllWindows()) {
      window.webContents.send(eventChannel, message)
    }
  }
  const windows = createAppWindows(folders, announce)
  let applySettings: () => void = () => undefined
  /** What was asked for before there was a window. */
  const waiting: OpenRequest[] = []

  function open(request: OpenRequest): void {
    if (isStarted) void handOver(request, windows.showMain(), log)
    else waiting.push(request)
  }

  let isStarted = false
  app.on('second-instance', (_event, _commandLine, _folder, told) => {
    log.write('second-start', null)
    const start = secondStartSchema.safeParse(told)
    if (start.data?.quickLookup && isStarted) {
      windows.services.showQuickLookup()
      return
    }
    if (isStarted) windows.showMain()
    const request = start.success ? requestOf(start.data, app.getAppPath()) : undefined
    if (request !== undefined) open(request)
  })
  // On macOS links and files come by these, the first ones before the app is ready.
  app.on('open-url', (event, text) => {
    event.preventDefault()
    open({ kind: 'link', text })
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    open({ kind: 'file', path })
  })
  // Without this, Electron would end the app on every platform; the windows decide that themselves.
  app.on('window-all-closed', () => undefined)
  app.on('activate', (_event, hasVisibleWindows) => {
    if (isStarted && !hasVisibleWindows) windows.showMain()
  })

  await app.whenReady()
  serveApp(session.defaultSession, folders.renderer)
  windows.showMain()
  // The data are read while the window comes up: its first calls wait for them.
  const openBackendNow = openBackend({
    datasetFolder: folders.dataset,
    userDataFolder: folders.userData,
    services: {
      about: {
        host: 'desktop',
        appVersion: app.getVersion(),
        runtime: [
          `Electron ${process.versions.electron}`,
          `Chromium ${process.versions.chrome}`,
          `Node.js ${process.versions.node}`,
        ],
        mac: process.platform === 'darwin',
        system: `${type()} ${release()} ${process.arch}`,
        logFolder: log.folder,
      },
      copy: async (text) => {
        windows.noteCopied(text)
        await clipboard.writeText(text)
      },
      print: () => {
        BrowserWindow.getFocusedWindow()?.webContents.print()
        return Promise.resolve()
      },
      windows: windows.services,
      zoom: (factor) => {
        for (const { webContents } of BrowserWindow.getAllWindows()) {
          webContents.setZoomFactor(factor)
        }
        return Promise.resolve()
      },
      showLogFolder: async () => {
        if ((await shell.openPath(log.folder)) === '') return
        throw new CallFailed('internal', `The folder cannot be shown. It is: ${log.folder}`)
      },
    },
    announce: (message) => {
      announce(message)
      if (message.name === 'userdata-changed') applySettings()
    },
    report: (call, error) => {
      log.write('call-failed', { call, error: errorFacts(error) })
      if (!app.isPackaged) console.error(`${call}:`, error)
    },
  })
  answerCalls(async (name, input) => (await openBackendNow).dispatch(name, input))
  const keepMenu = keepMenuKeys(() => windows.showMain())
  keepMenu(readSettings({}))
  const opened = await openBackendNow
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void opened.close().finally(() => {
      log.write('app-ended', null)
      closed = true
      app.quit()
    })
  })
  applySettings = () => {
    const settings = opened.settings()
    keepMenu(settings)
    windows.apply(settings)
  }
  applySettings()
  isStarted = true
  const asked = requestOf(thisStart, app.getAppPath())
  for (const request of [...(asked === undefined ? [] : [asked]), ...waiting]) open(request)
  log.write('app-started', {
    version: app.getVersion(),
    electron: process.versions.electron,
    platform: process.platform,
    packaged: app.isPackaged,
  })
  registerLinks()
}
