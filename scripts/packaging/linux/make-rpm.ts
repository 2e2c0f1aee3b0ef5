import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installedFolder } from '../folders.ts'
import { executableName, summary } from '../product.ts'
import { run } from '../run.ts'
import { type LinuxPackage, architectureNames, packageVersion } from './linux-package.ts'

/**
 * Builds a package for Fedora, Red Hat and SUSE with `rpmbuild`, which finds the libraries that the app needs
 * and names them as each of these systems does.
 */
export async function makeRpm({ tree, version, file }: LinuxPackage): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'category-atlas-rpm-'))
  try {
    const spec = join(work, `${executableName}.spec`)
    await writeFile(spec, specOf(tree, version))
    const { rpm } = architectureNames()
    run('rpmbuild', ['-bb', '--target', rpm, '--define', `_topdir ${work}`, spec])
    run('mv', [
      join(work, 'RPMS', rpm, `${executableName}-${packageVersion(version)}-1.${rpm}.rpm`),
      file,
    ])
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

function specOf(tree: string, version: string): string {
  return `%global debug_package %{nil}
%global _build_id_links none
%global _binary_payload w9.zstdio
# The app's files stay as they were tested: nothing is stripped or compressed.
%global __os_install_post %{nil}
# Libraries that Electron brings along.
%global __requires_exclude ^lib(ffmpeg|EGL|GLESv2|vk_swiftshader|vulkan)\\\\.so
Name: ${executableName}
Version: ${packageVersion(version)}
Release: 1
Summary: ${summary}
License: MIT
Requires: xdg-utils
AutoProv: no

%description
Category Atlas shows which section, subsection, heading and subheading a code
belongs to, edition by edition. It never uses the network.

%install
cp -a '${tree}/usr' '%{buildroot}/usr'

%files
%defattr(-, root, root, -)
/usr/bin/${executableName}
${installedFolder}
/usr/share/applications/${executableName}.desktop
/usr/share/doc/${executableName}
/usr/share/icons/hicolor/*/apps/${executableName}.*
/usr/share/mime/packages/${executableName}.xml
`
}
