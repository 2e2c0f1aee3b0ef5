import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

const roots = ['/etc', '/opt', '/usr', '/var']

/** Folders where package tools and other programs keep their own records. */
const ofTheSystem = /^\/(usr\/local|var\/(backups|cache|log|tmp|lib\/(apt|dpkg|systemd)))(\/|$)/

/** Returns every path where a package could leave files, sorted. */
export async function systemFiles(): Promise<string[]> {
  const found: string[] = []
  const walk = async (folder: string): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      const path = join(folder, entry.name)
      if (ofTheSystem.test(path)) continue
      found.push(path)
      if (entry.isDirectory()) await walk(path)
    }
  }
  for (const root of roots) await walk(root)
  return found.sort()
}
