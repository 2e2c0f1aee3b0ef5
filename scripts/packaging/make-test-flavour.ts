import { copyFile, mkdir, readdir, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fusesForTests, setFuses } from '../../build/fuses.ts'
import { executableName, releaseFolder, testFlavourFolder } from './folders.ts'

/**
 * Makes the flavour of the unpacked app that Playwright can start: a copy of its executable in which one
 * fuse differs, beside links to everything else. Returns the path of the copy.
 */
export async function makeTestFlavour(): Promise<string> {
  await rm(testFlavourFolder, { recursive: true, force: true })
  await mkdir(testFlavourFolder)
  for (const name of await readdir(releaseFolder)) {
    if (name !== executableName) {
      await symlink(join(releaseFolder, name), join(testFlavourFolder, name))
    }
  }
  const executable = join(testFlavourFolder, executableName)
  await copyFile(join(releaseFolder, executableName), executable)
  await setFuses(executable, fusesForTests('linux'))
  return executable
}
