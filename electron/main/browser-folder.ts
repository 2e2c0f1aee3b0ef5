import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Returns a folder for Chromium's own files, apart from the user's: below the user-data folder, or, where
 * nothing can be written there, a temporary one, so that the app opens and can say so.
 */
export function findBrowserFolder(userData: string): string {
  const folder = join(userData, 'browser')
  try {
    mkdirSync(folder, { recursive: true })
    return folder
  } catch {
    return mkdtempSync(join(tmpdir(), 'category-atlas-'))
  }
}
