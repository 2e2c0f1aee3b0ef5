import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface BrowserFolder {
  readonly path: string
  /** The reason for the user if the folder is temporary; `undefined` if it is the usual one. */
  readonly problem: string | undefined
}

/**
 * Returns a folder for Chromium's own files, separate from the user's: `path`, or a temporary folder if
 * `path` is not writable, so that the app can start and say so. Electron itself would exit silently.
 */
export function findBrowserFolder(path: string): BrowserFolder {
  try {
    mkdirSync(path, { recursive: true })
    // Permissions are not enough: the disk can be read-only, or the folder one that nobody can write to.
    rmdirSync(mkdtempSync(join(path, 'check-')))
    return { path, problem: undefined }
  } catch {
    return {
      path: mkdtempSync(join(tmpdir(), 'category-atlas-')),
      problem: `Category Atlas cannot write to the folder ${path}. Until you change its permissions, each start opens another copy of the app.`,
    }
  }
}
