import { release, type } from 'node:os'
import { BrowserWindow, app, clipboard, shell } from 'electron'
import { type Backend, openBackend } from '#backend/backend.ts'
import { errorFacts } from '#backend/log/error-facts.ts'
import type { Log } from '#backend/log/log.ts'
import type { PolicyFile } from '#backend/policy/policy-file.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import type { EventMessage } from '#core/contract/events.ts'
import type { Folders } from './folders.ts'
import type { AppWindows } from './windows/app-windows.ts'

interface DesktopParts {
  readonly folders: Folders
  readonly policy: PolicyFile
  readonly log: Log
  readonly windows: AppWindows
  /** Gets every event for the windows. */
  readonly announce: (message: EventMessage) => void
}

/** Opens the data, with what only the desktop host can do for the calls on them. */
export function openDesktopBackend({
  folders,
  policy,
  log,
  windows,
  announce,
}: DesktopParts): Promise<Backend> {
  return openBackend({
    datasetFolder: folders.dataset,
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
    announce,
    report: (call, error) => {
      log.write('call-failed', { call, error: errorFacts(error) })
      if (!app.isPackaged) console.error(`${call}:`, error)
    },
  })
}
