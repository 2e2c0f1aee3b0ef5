import { copyFile, mkdir, readdir, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fusesForTests, setFuses } from '../../build/fuses.ts'
import { testFlavourFolder } from './folders.ts'
import { executableName } from './product.ts'

/**
 * Makes a test build of the app in `release` that Playwright can start: a copy of its executable that differs
 * in one fuse, and links to all other files. Returns the path of the copy.
 */
export async function makeTestFlavour(release: string): Promise<string> {
  await rm(testFlavourFolder, { recursive: true, force: true })
  await mkdir(testFlavourFolder, { recursive: true })
  for (const name of await readdir(release)) {
    if (name !== executableName) {
      await symlink(join(release, name), join(testFlavourFolder, name))
    }
  }
  const executable = join(testFlavourFolder, executableName)
  await copyFile(join(release, executableName), executable)
  await setFuses(executable, fusesForTests('linux'))
  return executable
}
