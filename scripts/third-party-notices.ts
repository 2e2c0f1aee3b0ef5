import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import type { Plugin } from 'vite'
import type { Notice } from '../core/contract/license-notices.ts'

/** Licenses that may ship. Any other license in the bundle fails the build, so that somebody decides. */
const accepted = ['MIT', 'ISC', 'Apache-2.0', 'BSD-3-Clause', '0BSD', 'OFL-1.1']
const licenseFile = /^(licen[cs]e|copying)([.-].*)?$/i
const noticeFile = /^notice([.-].*)?$/i
const fileName = 'notices.json'
/** License texts of packages that have them only in their repository. */
const keptTexts = resolve('build', 'licenses')

/**
 * Returns a Vite plugin for each of the three builds of the checkout at `root`. Together they record every package in the
 * built files, including fonts. The last one, the UI's, writes the licenses to `notices.json`, including Electron's own;
 * Chromium's come with Electron. Throws if a package has no license text.
 */
export function thirdPartyNotices(root: string): {
  readonly note: () => Plugin
  readonly write: () => Plugin
} {
  const folders = new Set([join(root, 'node_modules', 'electron')])

  const notePackages = (ids: Iterable<string>) => {
    for (const id of ids) {
      const folder = packageFolderOf(id)
      if (folder !== undefined) folders.add(folder)
    }
  }
  /** The modules of the scripts and the source files of the fonts, relative to the UI's folder. */
  const sourcesOf = (bundle: Readonly<Record<string, object>>) =>
    Object.values(bundle).flatMap((part) => [
      ...('moduleIds' in part && Array.isArray(part.moduleIds) ? part.moduleIds.map(String) : []),
      ...('originalFileNames' in part && Array.isArray(part.originalFileNames)
        ? part.originalFileNames.map((name) => resolve(root, 'renderer', String(name)))
        : []),
    ])
  return {
    note: () => ({
      name: 'note-third-party-packages',
      generateBundle: (_options, bundle) => notePackages(sourcesOf(bundle)),
    }),
    write: () => ({
      name: 'write-third-party-notices',
      generateBundle(_options, bundle) {
        notePackages(sourcesOf(bundle))
        const notices = [...folders].map(noticeOf).sort((a, b) => a.name.localeCompare(b.name))
        this.emitFile({ type: 'asset', fileName, source: JSON.stringify(notices) })
      },
    }),
  }
}

/** Returns the package folder of a module, or `undefined` for our own modules. */
function packageFolderOf(id: string): string | undefined {
  const path = id.replace(/^\0+/, '').replace(/\?.*$/, '').split('/').join(sep)
  const mark = `${sep}node_modules${sep}`
  const at = path.lastIndexOf(mark)
  if (at < 0) return undefined
  const [scopeOrName = '', name = ''] = path.slice(at + mark.length).split(sep)
  const folder =
    path.slice(0, at + mark.length) +
    (scopeOrName.startsWith('@') ? join(scopeOrName, name) : scopeOrName)
  return existsSync(join(folder, 'package.json')) ? folder : undefined
}

function noticeOf(folder: string): Notice {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { name: string; version: string; license?: string }
  if (license === undefined || !accepted.includes(license)) {
    throw new Error(`${name} has the license ${license ?? '(none)'}, which nobody has accepted.`)
  }
  const files = readdirSync(folder)
  const kept = join(keptTexts, `${name}.txt`)
  const licenses = files.filter((file) => licenseFile.test(file))
  if (licenses.length === 0 && existsSync(kept)) {
    return { name, version, license, text: readFileSync(kept, 'utf8').trim() }
  }
  if (licenses.length === 0) throw new Error(`${name} ships without the text of its license.`)
  const texts = [...licenses, ...files.filter((file) => noticeFile.test(file))].map((file) =>
    readFileSync(join(folder, file), 'utf8').trim(),
  )
  return { name, version, license, text: texts.join('\n\n') }
}
