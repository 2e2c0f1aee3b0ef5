import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { executableName, summary } from '../product.ts'
import { run } from '../run.ts'
import { type LinuxPackage, architectureNames, packageVersion } from './linux-package.ts'

/**
 * The packages with the libraries that Electron loads, by their names in Debian 12; later releases provide them too.
 * An end-to-end test detects a library that is in none of them.
 */
export const debDependencies = [
  'libasound2',
  'libgbm1',
  'libgtk-3-0',
  'libnss3',
  'xdg-utils',
] as const

/** Builds a package for Debian and Ubuntu with `dpkg-deb`. */
export async function makeDeb({ tree, version, file }: LinuxPackage): Promise<void> {
  const control = join(tree, 'DEBIAN')
  const [size = ''] = run('du', ['-sk', join(tree, 'usr')]).split('\t')
  await mkdir(control, { mode: 0o755 })
  try {
    await writeFile(
      join(control, 'control'),
      `Package: ${executableName}
Version: ${packageVersion(version)}
Architecture: ${architectureNames().deb}
Maintainer: The Category Atlas developers
Installed-Size: ${size}
Depends: ${debDependencies.join(', ')}
Section: science
Priority: optional
Description: ${summary}
 Category Atlas shows which section, subsection, heading and subheading a code
 belongs to, edition by edition. It never uses the network.
`,
      { mode: 0o644 },
    )
    // Supported by dpkg in Debian 12, Ubuntu 22.04 and later.
    run('dpkg-deb', ['--root-owner-group', '-Zzstd', '-z9', '--build', tree, file])
  } finally {
    await rm(control, { recursive: true })
  }
}
