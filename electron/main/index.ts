import { BrowserWindow, app, clipboard, session } from 'electron'
import { openBackend } from '#backend/backend.ts'
import { productName } from '#backend/user-data-folder.ts'
import { eventChannel } from '../channels.ts'
import { answerCalls } from './answer-calls.ts'
import { findBrowserFolder } from './browser-folder.ts'
import { registerAppScheme, serveApp } from './app-protocol.ts'
import { readArguments } from './arguments.ts'
import { findFolders } from './folders.ts'
import { openMainWindow } from './main-window.ts'
import { keepMenuKeys } from './menu-keys.ts'
import { restrictContents, restrictSession } from './session-rules.ts'

app.setName(productName)
// Root has no sandbox to enable: there the switch is needed, and enabling would take it away again.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
registerAppScheme()
restrictContents()

const folders = findFolders(readArguments(process.argv.slice(1)))
app.setPath('userData', findBrowserFolder(folders.userData))

if (app.requestSingleInstanceLock()) void run()
else app.quit()

async function run(): Promise<void> {
  let mainWindow: BrowserWindow | undefined
  let keepMenu: () => void = () => undefined
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
        await clipboard.writeText(text)
      },
      print: () => {
        BrowserWindow.getFocusedWindow()?.webContents.print()
        return Promise.resolve()
      },
    },
    announce: (message) => {
      for (const window of BrowserWindow.getAllWindows()) {
        window.webContents.send(eventChannel, message)
      }
      if (message.name === 'userdata-changed') keepMenu()
    },
    report: (name, error) => console.error(`${name}:`, error),
  })

  app.on('second-instance', () => {
    if (mainWindow?.isMinimized()) mainWindow.restore()
    mainWindow?.focus()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) mainWindow = openMainWindow(folders)
  })

  await app.whenReady()
  restrictSession(session.defaultSession)
  serveApp(session.defaultSession, folders.renderer)
  const backend = await openBackendNow
  answerCalls(backend.dispatch)
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void backend.close().finally(() => {
      closed = true
      app.quit()
    })
  })
  keepMenu = keepMenuKeys(() => backend.settings())
  keepMenu()
  mainWindow = openMainWindow(folders)
}
