import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { checkout } from './targets.ts'

const folder = join(checkout, 'out', 'main')

/** Returns all files of the built main process: the one that opens a window, and the ones loaded later. */
export async function builtMain(): Promise<string> {
  const names = (await readdir(folder)).sort()
  if (!names.includes('index.js')) throw new Error(`There is no index.js in ${folder}.`)
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n')
}
