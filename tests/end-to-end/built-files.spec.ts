import { readFile, readdir } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { expect, test } from '@playwright/test'
import { checkout } from './targets.ts'

const built = (path: string) => readFile(join(checkout, 'out', path), 'utf8')

test('the preload is one CommonJS file that needs Electron alone', async () => {
  expect(await readdir(join(checkout, 'out', 'preload'))).toEqual(['index.cjs'])
  const preload = await built('preload/index.cjs')
  const required = [...preload.matchAll(/require\(["'`]([^"'`]+)["'`]\)/g)].map(([, name]) => name)
  expect([...new Set(required)]).toEqual(['electron'])
  expect(preload).not.toMatch(/^import /m)
})

test('the main process needs Electron and Node alone', async () => {
  const main = await built('main/index.js')
  const imported = [...main.matchAll(/^import[^'"]*["']([^"']+)["']/gm)].map(([, name]) => name)
  expect(imported.length).toBeGreaterThan(0)
  for (const name of imported) {
    expect(name === 'electron' || builtinModules.includes(name?.replace(/^node:/, '') ?? '')).toBe(
      true,
    )
  }
})

test('the page has no inline script or style, and no address but its own', async () => {
  const html = await built('renderer/index.html')
  expect(html).not.toMatch(/https?:/)
  expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)/)
  for (const name of await readdir(join(checkout, 'out', 'renderer', 'assets'))) {
    if (name.endsWith('.css')) {
      expect(await built(`renderer/assets/${name}`)).not.toMatch(/url\(["']?(https?:|\/\/)/)
    }
  }
})

if (process.env['ATLAS_PACKAGED'] !== undefined) {
  test('the packaged app holds what runs, and the dataset beside it', async () => {
    const resources = join(checkout, 'dist', 'linux-unpacked', 'resources')
    const packed = listPackage(join(resources, 'app.asar'), { isPack: false })
    const surplus = packed.filter((path) => !/^\/(package\.json$|out(\/|$))/.test(path))
    expect(surplus).toEqual([])
    expect(await readdir(join(resources, 'data'))).toContain('manifest.json')
  })
}
