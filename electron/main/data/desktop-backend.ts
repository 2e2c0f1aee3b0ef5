import type { ImportKind } from '#core/contract/host-calls.ts'
import { writeFile } from 'node:fs/promises'
import { release, type } from 'node:os'
import { BrowserWindow, app, clipboard, dialog, shell } from 'electron'
import { type Backend, openBackend } from '#backend/backend.ts'
import { plainFileName } from '#backend/files/plain-file-name.ts'
import { errorFacts } from '#backend/log/error-facts.ts'
import type { Log } from '#backend/log/log.ts'
import type { PolicyFile } from '#backend/policy/policy-file.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import type { EventMessage } from '#core/contract/events.ts'
import { exportFormats } from '#core/editions/export-formats.ts'
import { importFormats, shelfExtension } from '#core/userdata/exchange/import-format.ts'
import type { Folders } from './folders.ts'
import { handOver } from '../links/hand-over.ts'
import type { AppWindows } from '../windows/app-windows.ts'

/** What the dialog says where the user chooses a file to import. */
const importChoices: Readonly<
  Record<ImportKind, { title: string; name: string; extensions: readonly string[] }>
> = {
  'user-data': {
    title: 'Import bookmarks and notes',
    name: 'Exports',
    extensions: Object.keys(importFormats),
  },
  edition: { title: 'Import an edition', name: 'Editions', extensions: exportFormats },
}

interface DesktopParts {
  readonly folders: Folders
  readonly policy: PolicyFile
  readonly log: Log
  readonly windows: AppWindows
  /** Receives every event for the windows. */
  readonly announce: (message: EventMessage) => void
}

/** Opens the data, with the parts of the calls that only the desktop host can do. */
export function openDesktopBackend({
  folders,
  policy,
  log,
  windows,
  announce,
}: DesktopParts): Promise<Backend> {
  return openBackend({
    datasetFolder: folders.dataset,
    isShippedDataset: folders.isShippedDataset,
    userDataFolder: folders.userData,
    policy,
    services: {
      about: {
        appVersion: app.getVersion(),
        runtime: [
          `Electron ${process.versions.electron}`,
          `Chromium ${process.versions.chrome}`,
          `Node.js ${process.versions.node}`,
        ],
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
      chooseImport: async (what) => {
        const window = BrowserWindow.getFocusedWindow() ?? windows.showMain()
        const { title, name, extensions } = importChoices[what]
        const { filePaths } = await dialog.showOpenDialog(window, {
          title,
          properties: ['openFile'],
          filters: [{ name, extensions: [...extensions] }],
        })
        const [path] = filePaths
        if (path !== undefined) await handOver({ kind: 'file', path, what }, window, log)
      },
      chooseShelf: async () => {
        const window = BrowserWindow.getFocusedWindow() ?? windows.showMain()
        const { filePaths } = await dialog.showOpenDialog(window, {
          title: 'Add a shelf',
          properties: ['openFile'],
          filters: [{ name: 'Shelves', extensions: [shelfExtension] }],
        })
        return filePaths[0] ?? null
      },
      savePdf: async (name) => {
        const window = BrowserWindow.getFocusedWindow() ?? windows.showMain()
        const { filePath } = await dialog.showSaveDialog(window, {
          title: 'Save as PDF',
          defaultPath: `${plainFileName(name, 'Desk sheet')}.pdf`,
          filters: [{ name: 'PDF', extensions: ['pdf'] }],
        })
        if (filePath === '') return false
        const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true })
        await writeFile(filePath, pdf)
        return true
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
        throw new CallFailed(
          'internal',
          `The log folder cannot be opened. Its path is ${log.folder}`,
        )
      },
    },
    announce,
    report: (call, error) => {
      log.write('call-failed', { call, error: errorFacts(error) })
      if (!app.isPackaged) console.error(`${call}:`, error)
    },
  })
}
