import { BrowserWindow, app, clipboard, session } from 'electron'
import { openBackend } from '#backend/backend.ts'
import { productName } from '#backend/user-data-folder.ts'
import type { EventMessage } from '#core/contract/events.ts'
import { eventChannel } from '../channels.ts'
import { answerCalls } from './answer-calls.ts'
import { findBrowserFolder } from './browser-folder.ts'
import { registerAppScheme, serveApp } from './app-protocol.ts'
import { readArguments } from './arguments.ts'
import { findFolders } from './folders.ts'
import { buildMenu } from './menu.ts'
import { forbidNetwork, restrictContents, restrictSessions } from './session-rules.ts'
import { createAppWindows } from './windows/app-windows.ts'

app.setName(productName)
// Root has no sandbox to enable: there the switch is needed, and enabling would take it away again.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
registerAppScheme()
forbidNetwork()
restrictSessions()
restrictContents()

const folders = findFolders(readArguments(process.argv.slice(1)))
app.setPath('userData', findBrowserFolder(folders.userData))

if (app.requestSingleInstanceLock()) void run()
else app.quit()

async function run(): Promise<void> {
  const announce = (message: EventMessage) => {
    for (const window of BrowserWindow.getAllWindows()) {
      window.webContents.send(eventChannel, message)
    }
  }
  const windows = createAppWindows(folders, announce)
  let applySettings: () => void = () => undefined
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
    },
    announce: (message) => {
      announce(message)
      if (message.name === 'userdata-changed') applySettings()
    },
    report: (name, error) => console.error(`${name}:`, error),
  })

  // Without this, Electron would end the app on every platform; the windows decide that themselves.
  app.on('window-all-closed', () => undefined)

  await app.whenReady()
  serveApp(session.defaultSession, folders.renderer)
  const opened = await openBackendNow
  answerCalls(opened.dispatch)
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void opened.close().finally(() => {
      closed = true
      app.quit()
    })
  })
  buildMenu()
  applySettings = () => windows.apply(opened.settings())
  applySettings()
  app.on('second-instance', (_event, commandLine) => {
    if (readArguments(commandLine.slice(1)).quickLookup) windows.services.showQuickLookup()
    else windows.showMain()
  })
  app.on('activate', (_event, hasVisibleWindows) => {
    if (!hasVisibleWindows) windows.showMain()
  })
  windows.showMain()
}
