import { copyFile, mkdir, readdir, rm, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fusesForTests, setFuses } from '../../build/fuses.ts'
import { testBuildFolder } from './folders.ts'
import { executableName } from './product.ts'

/**
 * Makes a test build of the app in `release` that Playwright can start: a copy of its executable that differs
 * in one fuse, and links to all other files. Returns the path of the copy.
 */
export async function makeTestBuild(release: string): Promise<string> {
  await rm(testBuildFolder, { recursive: true, force: true })
  await mkdir(testBuildFolder, { recursive: true })
  for (const name of await readdir(release)) {
    if (name !== executableName) {
      await symlink(join(release, name), join(testBuildFolder, name))
    }
  }
  const executable = join(testBuildFolder, executableName)
  await copyFile(join(release, executableName), executable)
  await setFuses(executable, fusesForTests('linux'))
  return executable
}
