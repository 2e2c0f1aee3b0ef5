import { mkdirSync, mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface BrowserFolder {
  readonly path: string
  /** Why it is a temporary one, in words for the person; `undefined` where it is the usual one. */
  readonly problem: string | undefined
}

/**
 * Returns a folder for Chromium's own files, apart from the user's: `path`, or, where nothing can be
 * written there, a temporary one, so that the app opens and can say so. Electron itself would
 * end without a word.
 */
export function findBrowserFolder(path: string): BrowserFolder {
  try {
    mkdirSync(path, { recursive: true })
    // Rights alone do not tell: the disk may be read-only, or the folder one in which nobody can write.
    rmdirSync(mkdtempSync(join(path, 'check-')))
    return { path, problem: undefined }
  } catch {
    return {
      path: mkdtempSync(join(tmpdir(), 'category-atlas-')),
      problem: `Category Atlas cannot write to the folder ${path}. Until you change its permissions, each start opens another copy of the app.`,
    }
  }
}
