import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { checkout } from '../support/shipped.ts'

const readJson = (name: string): unknown => JSON.parse(readFileSync(join(checkout, name), 'utf8'))

const { allowScripts } = z
  .object({ allowScripts: z.record(z.string(), z.boolean()) })
  .parse(readJson('package.json'))
const { packages } = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        hasInstallScript: z.boolean().optional(),
        resolved: z.string().optional(),
        integrity: z.string().optional(),
        inBundle: z.boolean().optional(),
      }),
    ),
  })
  .parse(readJson('package-lock.json'))

describe('the installed packages', () => {
  it('run no install script without a decision', () => {
    const withScript = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
    expect(new Set(withScript)).toEqual(new Set(Object.keys(allowScripts)))
  })

  it('can run only the install script of Node.js itself', () => {
    const allowed = Object.entries(allowScripts).filter(([, isAllowed]) => isAllowed)
    expect(allowed).toEqual([['node', true]])
  })

  it('come from the npm registry, pinned by hash', () => {
    // The first is this repository. Packages inside another package come with that one.
    const fetched = Object.entries(packages).filter(
      ([path, { inBundle }]) => path !== '' && inBundle !== true,
    )
    expect(fetched.length).toBeGreaterThan(100)
    for (const [path, { resolved, integrity }] of fetched) {
      // Without an address, npm asks the registry for it. It replaces this one with the configured one.
      expect(resolved, path).toMatch(/^https:\/\/registry\.npmjs\.org\//)
      expect(integrity, path).toMatch(/^sha512-/)
    }
  })
})
