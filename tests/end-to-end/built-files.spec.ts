import { readFile, readdir } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@playwright/test'
import { checksum } from '#backend/files/checksum.ts'
import { builtMain } from './built-main.ts'
import { checkout } from './targets.ts'

const built = (path: string) => readFile(join(checkout, 'out', path), 'utf8')
/** Returns a script of the main process with its static imports. */
const withImports = async (path: string): Promise<string> => {
  const script = await built(path)
  const imported = [...script.matchAll(/^import [^'"]*["']\.\/([^"']+)["']/gm)]
  const others = await Promise.all(imported.map(([, name = '']) => built(`main/${name}`)))
  return [script, ...others].join('\n')
}

test('the preload is one CommonJS file that imports only Electron', async () => {
  expect(await readdir(join(checkout, 'out', 'preload'))).toEqual(['index.cjs'])
  const preload = await built('preload/index.cjs')
  const required = [...preload.matchAll(/require\(["'`]([^"'`]+)["'`]\)/g)].map(([, name]) => name)
  expect([...new Set(required)]).toEqual(['electron'])
  expect(preload).not.toMatch(/^import /m)
})

test('the main process imports only Electron and Node', async () => {
  const main = await builtMain()
  const imported = [...main.matchAll(/(?:^import\b(?!\.)[^'"]*|\bimport\()["']([^"']+)["']/gm)].map(
    ([, name = '']) => name,
  )
  const own = imported.filter((name) => name.startsWith('./'))
  const named = [...new Set(own.map((name) => name.replace(/-[\w-]{8}\.js$/, '-*.js')))]
  expect(named.sort()).toEqual(['./desktop-backend.js', './shared-*.js'])
  const others = imported.filter((name) => !own.includes(name))
  expect(others.length).toBeGreaterThan(0)
  for (const name of others) {
    expect(name === 'electron' || builtinModules.includes(name.replace(/^node:/, ''))).toBe(true)
  }
})

test('the code that opens the window loads no schemas, which take longest to load', async () => {
  const first = await withImports('main/index.js')
  expect(first).toMatch(/requestSingleInstanceLock/)
  expect(first).not.toMatch(/ZodObject|safeParse/)
  expect(await withImports('main/desktop-backend.js')).toMatch(/ZodObject/)
})

test('the main process imports no Node module that reaches a network or another program', async () => {
  const main = await builtMain()
  const imported = [...main.matchAll(/(?:from |import\(|require\()["']([^"']+)["']/g)].map(
    ([, name = '']) => name.replace(/^node:/, ''),
  )
  expect(imported).toContain('fs')
  const closed = ['net', 'http', 'http2', 'https', 'tls', 'dns', 'dgram', 'inspector', 'cluster']
  for (const name of [...closed, 'child_process', 'vm', 'repl']) {
    expect(imported.map((path) => path.split('/')[0])).not.toContain(name)
  }
  expect(main).not.toMatch(/\b(?:fetch|WebSocket|EventSource)\(|\bnet\.(?:fetch|request)\(/)
})

test('the page has no inline script or style, and no address except its own', async () => {
  const html = await built('renderer/index.html')
  expect(html).not.toMatch(/https?:/)
  expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)/)
  for (const name of await readdir(join(checkout, 'out', 'renderer', 'assets'))) {
    if (name.endsWith('.css')) {
      expect(await built(`renderer/assets/${name}`)).not.toMatch(/url\(["']?(https?:|\/\/)/)
    }
  }
})

test('the page preloads the fonts of its first view', async () => {
  const html = await built('renderer/index.html')
  const asked = [...html.matchAll(/<link rel="preload" as="font"[^>]* href="\.\/assets\/([^"]+)"/g)]
  const fonts = asked.map(([, name = '']) => name)
  expect(fonts).toHaveLength(3)
  expect(await readdir(join(checkout, 'out', 'renderer', 'assets'))).toEqual(
    expect.arrayContaining(fonts),
  )
})

test('the prebuilt search texts come from the shipped dataset', async () => {
  const assets = await readdir(join(checkout, 'out', 'renderer', 'assets'))
  const read = (start: string) =>
    built(`renderer/assets/${assets.find((name) => name.startsWith(start)) ?? start}`)
  const manifest = await readFile(join(checkout, 'data', 'manifest.json'))
  expect(await read('index-')).toContain(checksum(manifest))
  const { editions } = JSON.parse(manifest.toString()) as { editions: { id: string }[] }
  const texts = JSON.parse(await read('category-texts-')) as { editions: string[] }
  expect(texts.editions).toEqual(editions.map(({ id }) => id))
})

test('the files of the page stay within their size budget', async () => {
  const scripts = (await readdir(join(checkout, 'out', 'renderer', 'assets'))).filter((name) =>
    name.endsWith('.js'),
  )
  const sizes = await Promise.all(
    scripts.map(async (name) => gzipSync(await built(`renderer/assets/${name}`)).length),
  )
  const total = sizes.reduce((sum, size) => sum + size, 0)
  expect(total).toBeGreaterThan(50_000)
  expect(total, 'gzipped JavaScript in bytes').toBeLessThan(300_000)
})
