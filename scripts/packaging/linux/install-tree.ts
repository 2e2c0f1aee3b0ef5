import { chmod, copyFile, cp, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { linkScheme } from '../../../core/links/atlas-link.ts'
import { checkout } from '../../checkout.ts'
import { installedFolder } from '../folders.ts'
import { executableName, fileTypes, summary } from '../product.ts'
import { run } from '../run.ts'

/** Registers the app with the desktop: its menu entry, links and files. */
const desktopEntry = `[Desktop Entry]
Type=Application
Name=Category Atlas
Comment=${summary}
Exec=/usr/bin/${executableName} %U
Icon=${executableName}
Terminal=false
StartupNotify=true
StartupWMClass=${executableName}
Categories=Science;MedicalSoftware;
Keywords=CPT;coding;codes;medical;billing;
MimeType=${fileTypes.map(({ mimeType }) => `${mimeType};`).join('')}x-scheme-handler/${linkScheme};
Actions=quick-lookup;

[Desktop Action quick-lookup]
Name=Quick lookup
Exec=/usr/bin/${executableName} --quick-lookup
`

const mimeTypes = `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
${fileTypes.map(mimeTypeOf).join('\n')}
</mime-info>
`

function mimeTypeOf({ ext, name, mimeType }: (typeof fileTypes)[number]): string {
  // An edition is a zip archive; what is exported of the user's data is JSON.
  const parent = ext === 'atlasedition' ? 'application/zip' : 'application/json'
  return `  <mime-type type="${mimeType}">
    <comment>${name}</comment>
    <sub-class-of type="${parent}"/>
    <glob pattern="*.${ext}"/>
  </mime-type>`
}

/**
 * Creates in `tree` the files that the Linux packages install, from the unpacked app in `unpacked`. It writes
 * only to `usr`, and no package runs a script: the system's own triggers update menus and file types.
 */
export async function makeInstallTree(unpacked: string, tree: string): Promise<void> {
  await rm(tree, { recursive: true, force: true })
  const app = join(tree, installedFolder)
  const share = join(tree, 'usr', 'share')
  await cp(unpacked, app, { recursive: true })

  const command = join(tree, 'usr', 'bin', executableName)
  await mkdir(dirname(command), { recursive: true })
  await symlink(join(relative('/usr/bin', installedFolder), executableName), command)

  const write = async (path: string, content: string) => {
    await mkdir(dirname(join(share, path)), { recursive: true })
    await writeFile(join(share, path), content)
  }
  const copy = async (from: string, path: string) => {
    await mkdir(dirname(join(share, path)), { recursive: true })
    await copyFile(join(checkout, from), join(share, path))
  }
  await write(`applications/${executableName}.desktop`, desktopEntry)
  await write(`mime/packages/${executableName}.xml`, mimeTypes)
  await copy('LICENSE', `doc/${executableName}/copyright`)
  for (const name of await readdir(join(checkout, 'build', 'icons'))) {
    const size = name.replace('.png', '')
    await copy(join('build', 'icons', name), `icons/hicolor/${size}/apps/${executableName}.png`)
  }
  await copy('build/icon.svg', `icons/hicolor/scalable/apps/${executableName}.svg`)

  // Whatever the builder's umask: everybody can read, and only root can write.
  run('chmod', ['-R', 'u=rwX,go=rX', tree])
  // Chromium's sandbox on systems where ordinary users cannot create namespaces, such as Ubuntu since 24.04.
  await chmod(join(app, 'chrome-sandbox'), 0o4755)
}
