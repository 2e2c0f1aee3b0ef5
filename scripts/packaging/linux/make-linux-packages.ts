import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { distFolder, releaseFolder } from '../folders.ts'
import { executableName } from '../product.ts'
import { run } from '../run.ts'
import { makeInstallTree } from './install-tree.ts'
import { architectureNames } from './linux-package.ts'
import { makeDeb } from './make-deb.ts'
import { makeRpm } from './make-rpm.ts'

/** The packages built with system tools. electron-builder would download other tools for them. */
export const linuxPackages = ['deb', 'rpm', 'tar.gz'] as const

export type LinuxPackageKind = (typeof linuxPackages)[number]

/** Returns the path of a package in `dist/`. */
export function linuxPackageFile(kind: LinuxPackageKind, version: string): string {
  const names = { ...architectureNames(), 'tar.gz': process.arch }
  return join(distFolder, `${executableName}-${version}-linux-${names[kind]}.${kind}`)
}

/** Builds packages from the unpacked app and returns their paths. Throws if a tool is missing or fails. */
export async function makeLinuxPackages(
  kinds: readonly LinuxPackageKind[],
  version: string,
): Promise<string[]> {
  const files: string[] = []
  const work = await mkdtemp(join(tmpdir(), 'category-atlas-package-'))
  const tree = join(work, 'tree')
  try {
    if (kinds.includes('deb') || kinds.includes('rpm')) await makeInstallTree(releaseFolder, tree)
    for (const kind of kinds) {
      const file = linuxPackageFile(kind, version)
      await rm(file, { force: true })
      if (kind === 'deb') await makeDeb({ tree, version, file })
      else if (kind === 'rpm') await makeRpm({ tree, version, file })
      else makeArchive(file)
      files.push(file)
    }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  return files
}

/** Builds an archive with one folder, to unpack in any writable folder. */
function makeArchive(file: string): void {
  const top = basename(file, '.tar.gz')
  run('tar', [
    '--create',
    '--gzip',
    `--file=${file}`,
    `--directory=${dirname(releaseFolder)}`,
    '--sort=name',
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    `--transform=s,^${basename(releaseFolder)},${top},`,
    basename(releaseFolder),
  ])
}
