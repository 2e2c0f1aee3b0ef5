import { BrowserWindow, app, session } from 'electron'
import { openLog } from '#backend/log/log.ts'
import { policyInForce } from '#backend/policy/policy-file.ts'
import { productName } from '#backend/user-data-folder.ts'
import type { EventMessage } from '#core/contract/events.ts'
import { readSettings } from '#core/userdata/settings.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { eventChannel } from '../channels.ts'
import { answerCalls } from './data/answer-calls.ts'
import { boundedArguments } from './links/bounded-arguments.ts'
import { findBrowserFolder } from './data/browser-folder.ts'
import { registerAppScheme, serveApp } from './security/app-protocol.ts'
import { readArguments } from './links/arguments.ts'
import { findFolders } from './data/folders.ts'
import { mayHaveGraphicsDevice } from './windows/graphics-device.ts'
import { handOver } from './links/hand-over.ts'
import { keepWindowsAlive } from './faults/keep-alive.ts'
import { keepMenuKeys } from './menu/menu-keys.ts'
import { forbidNetwork, restrictContents, restrictSessions } from './security/session-rules.ts'
import {
  type OpenRequest,
  type SecondStart,
  readSecondStart,
  requestOf,
} from './links/open-request.ts'
import { saveAtQuit } from './data/save-at-quit.ts'
import { registerLinks } from './links/register-links.ts'
import { reportExceptions } from './faults/report-exceptions.ts'
import { showTextMenu } from './menu/show-text-menu.ts'
import { tellWindow } from './windows/tell-window.ts'
import { createAppWindows } from './windows/app-windows.ts'

app.setName(productName)
// Windows groups an app's windows and notifications by this id. The installer's shortcut has the same one.
if (process.platform === 'win32') app.setAppUserModelId('org.category-atlas.app')
// Chromium has no sandbox for root, so the switch is needed there, and enableSandbox would remove it.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
// In MB. With less space for short-lived objects, every twentieth key press would wait for garbage collection.
app.commandLine.appendSwitch('js-flags', '--min-semi-space-size=32')
if (!mayHaveGraphicsDevice(process.platform)) app.disableHardwareAcceleration()
registerAppScheme()
forbidNetwork()
restrictSessions()
restrictContents()

const startArguments = readArguments(process.argv.slice(1))
const policy = policyInForce(startArguments.policy)
const folders = findFolders(startArguments, policy.userDataFolder)
const thisStart: SecondStart = {
  words: startArguments.words.slice(0, untrustedLimits.secondStart.words),
  folder: process.cwd(),
  quickLookup: startArguments.quickLookup,
}
const browserFolder = findBrowserFolder(folders.browser)
app.setPath('userData', browserFolder.path)

const bounded = boundedArguments(process.argv.slice(1))
if (bounded !== undefined) {
  app.relaunch({ args: bounded })
  app.exit()
}
// A second start passes what it was to open to the first one.
else if (app.requestSingleInstanceLock(thisStart)) void run()
else app.quit()

async function run(): Promise<void> {
  const log = openLog(folders.userData)
  reportExceptions(log)
  if (policy.problems.length > 0) log.write('policy-faults', { count: policy.problems.length })
  keepWindowsAlive(log)
  showTextMenu()

  const announce = (message: EventMessage) => {
    for (const window of BrowserWindow.getAllWindows()) {
      window.webContents.send(eventChannel, message)
    }
  }
  const windows = createAppWindows(folders, policy, announce)
  let applySettings: () => void = () => undefined
  /** Requests that arrived before there was a window. */
  const waiting: OpenRequest[] = []

  function open(request: OpenRequest): void {
    if (isStarted) void handOver(request, windows.showMain(), log)
    else waiting.push(request)
  }

  let isStarted = false
  app.on('second-instance', (_event, _commandLine, _folder, told) => {
    log.write('second-start', null)
    const start = readSecondStart(told)
    if (start?.quickLookup && isStarted) {
      windows.services.showQuickLookup()
      return
    }
    if (isStarted) windows.showMain()
    const request = start === undefined ? undefined : requestOf(start, app.getAppPath())
    if (request !== undefined) open(request)
  })
  // On macOS, links and files arrive through these events, the first ones before the app is ready.
  app.on('open-url', (event, text) => {
    event.preventDefault()
    open({ kind: 'link', text })
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    open({ kind: 'file', path })
  })
  // Without this listener, Electron would quit on every platform. The windows decide that themselves.
  app.on('window-all-closed', () => undefined)
  app.on('activate', (_event, hasVisibleWindows) => {
    if (isStarted && !hasVisibleWindows) windows.showMain()
  })

  await app.whenReady()
  // A page asks for its script when its process is up. Until then, any work in this thread delays it.
  const pageIsUp = new Promise<void>((resolve) => {
    serveApp(session.defaultSession, folders.renderer, (path) => {
      if (path.endsWith('.js')) setImmediate(resolve)
    })
    // In development another server has the script, and a missing script is never requested.
    const window = windows.showMain()
    window.webContents.once('did-stop-loading', resolve)
    // On macOS the app keeps running without a window.
    window.once('closed', resolve)
  })
  // The data and its code load while the page renders; the page's first calls wait for them.
  const backend = pageIsUp.then(async () => {
    const { openDesktopBackend } = await import('./data/desktop-backend.ts')
    return openDesktopBackend({
      folders,
      policy,
      log,
      windows,
      announce: (message) => {
        announce(message)
        if (message.name === 'userdata-changed') applySettings()
      },
    })
  })
  answerCalls(async (name, input) => (await backend).dispatch(name, input))
  const keepMenu = keepMenuKeys(() => windows.showMain())
  keepMenu(readSettings({}))
  const opened = await backend
  saveAtQuit(() => opened.close(), log)
  applySettings = () => {
    const settings = opened.settings()
    keepMenu(settings)
    windows.apply(settings)
  }
  applySettings()
  isStarted = true
  if (browserFolder.problem !== undefined) {
    tellWindow(windows.showMain(), {
      name: 'host-trouble',
      detail: { message: browserFolder.problem },
    })
  }
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
