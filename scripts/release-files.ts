import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import packageJson from '../package.json' with { type: 'json' }
import { checkout } from './checkout.ts'
import { checksumFile, checksums } from './release/checksums.ts'
import { releaseNotes } from './release/release-notes.ts'
import { shippedSbom } from './release/shipped-sbom.ts'

/**
 * `npm run release-files -- FOLDER`: adds the software bill of materials and the checksums to the packages
 * in a folder. `--notes FILE` writes the release notes of this version from CHANGELOG.md. `--tag TAG`
 * fails if the tag does not match this version.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { tag: { type: 'string' }, notes: { type: 'string' } },
})
const [folder] = positionals
if (folder === undefined) throw new Error('Which folder? npm run release-files -- FOLDER')
const { name, productName, version } = packageJson
if (values.tag !== undefined && values.tag !== `v${version}`) {
  throw new Error(`The tag ${values.tag} is not v${version}, the version of package.json.`)
}
if (values.notes !== undefined) {
  const changelog = readFileSync(join(checkout, 'CHANGELOG.md'), 'utf8')
  writeFileSync(values.notes, releaseNotes(changelog, version))
}

const npm = spawnSync('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], {
  cwd: checkout,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  shell: process.platform === 'win32',
})
if (npm.status !== 0) throw new Error(`npm sbom failed: ${npm.stderr}`)
const sbom = shippedSbom(JSON.parse(npm.stdout), productName)
writeFileSync(join(folder, `${name}-${version}.cdx.json`), `${JSON.stringify(sbom, null, 2)}\n`)
writeFileSync(join(folder, checksumFile), await checksums(folder))
console.log(readFileSync(join(folder, checksumFile), 'utf8').trimEnd())
