import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import packageJson from '../../../../package.json' with { type: 'json' }
import { checksumFile, checksums } from '../../../../scripts/release/checksums.ts'
import { releaseNotes } from '../../../../scripts/release/release-notes.ts'
import { shippedSbom } from '../../../../scripts/release/shipped-sbom.ts'
import { checkout } from '../../support/shipped.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

describe('release notes', () => {
  const changelog = '# Changelog\n\n## 1.10.0\n\n- Ten.\n\n## 1.1.0 (2026-01-01)\n\n- One.\n'

  it('are the changelog section of the version', () => {
    expect(releaseNotes(changelog, '1.1.0')).toBe('- One.\n')
    expect(releaseNotes(changelog, '1.10.0')).toBe('- Ten.\n')
  })

  it('fail for a version that is not in the changelog', () => {
    expect(() => releaseNotes(changelog, '1.0.0')).toThrow('no section "## 1.0.0"')
  })

  it('exist for the version of package.json', () => {
    const own = readFileSync(join(checkout, 'CHANGELOG.md'), 'utf8')
    expect(releaseNotes(own, packageJson.version)).not.toBe('')
  })
})

describe('checksums', () => {
  it('cover every file except their own, sorted by name', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'b.deb'), 'b')
    writeFileSync(join(folder, 'a.rpm'), '')
    writeFileSync(join(folder, checksumFile), 'of an earlier run')
    mkdirSync(join(folder, 'folder'))
    expect(await checksums(folder)).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.rpm\n' +
        '3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d  b.deb\n',
    )
  })
})

describe('the software bill of materials', () => {
  const { stdout } = spawnSync(
    'npm',
    ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'],
    { cwd: checkout, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  const sbom = shippedSbom(JSON.parse(stdout), packageJson.productName)
  const names = sbom.components.map(({ name }) => name)

  it('names every bundled dependency and Electron', () => {
    expect(names).toEqual(expect.arrayContaining(Object.keys(packageJson.dependencies)))
    expect(names).toContain('electron')
  })

  it('leaves out packages for building and testing', () => {
    for (const tool of ['vitest', 'electron-builder', 'eslint']) expect(names).not.toContain(tool)
  })

  it('has no reference to anything it leaves out', () => {
    const refs = new Set(sbom.components.map((component) => component['bom-ref']))
    const referred = sbom.dependencies.flatMap(({ dependsOn }) => dependsOn)
    expect(referred.filter((ref) => !refs.has(ref))).toEqual([])
    expect(sbom.metadata.component['name']).toBe('Category Atlas')
  })
})
