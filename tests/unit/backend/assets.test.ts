import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAsset } from '#backend/assets.ts'
import { contentSecurityPolicy } from '#backend/content-security-policy.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** A folder with the UI in `ui`, and secrets next to it and in a folder with the same prefix. */
const makeFolder = () => {
  const folder = temporaryFolder()
  const root = join(folder, 'ui')
  for (const name of ['ui/assets', 'ui/folder.js', 'ui-secret']) {
    mkdirSync(join(folder, name), { recursive: true })
  }
  const files = {
    'ui/index.html': '<p>start</p>',
    'ui/assets/main.js': 'start()',
    'ui/assets/a b%20.css': 'p {}',
    'ui/assets/..dots.json': '{}',
    'ui/assets/notes.txt': 'notes',
    'ui/.env': 'SECRET',
    'ui/noextension': 'SECRET',
    'secret.json': 'SECRET',
    'secret.html': 'SECRET',
    'ui-secret/secret.json': 'SECRET',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  symlinkSync(join(folder, 'secret.json'), join(root, 'link.json'))
  symlinkSync(join(folder, 'ui-secret'), join(root, 'linked'))
  symlinkSync(join(root, 'assets', 'main.js'), join(root, 'inside.js'))
  return root
}
const textOf = ({ body }: { body: Uint8Array }) => new TextDecoder().decode(body)

describe('a file of the UI', () => {
  it.each([
    ['/', '<p>start</p>', 'text/html; charset=utf-8'],
    ['/index.html', '<p>start</p>', 'text/html; charset=utf-8'],
    ['/assets/main.js', 'start()', 'text/javascript; charset=utf-8'],
    ['/assets/a%20b%2520.css', 'p {}', 'text/css; charset=utf-8'],
    ['/assets/..dots.json', '{}', 'application/json; charset=utf-8'],
    ['/inside.js', 'start()', 'text/javascript; charset=utf-8'],
  ])('%s is served with its type', async (path, text, type) => {
    const asset = await readAsset(makeFolder(), path)
    expect([asset.status, textOf(asset), asset.headers['Content-Type']]).toEqual([200, text, type])
  })

  it('is served with the security headers, and so is a 404', async () => {
    const root = makeFolder()
    for (const path of ['/', '/nothing.js']) {
      expect((await readAsset(root, path)).headers).toMatchObject({
        'Content-Security-Policy': contentSecurityPolicy,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Cross-Origin-Resource-Policy': 'same-origin',
      })
    }
  })
})

describe('a path that is not a UI file', () => {
  const outside = [
    '/../secret.json',
    '/assets/../../secret.json',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/%2e%2e%2fsecret.json',
    '/%2E%2E%2Fsecret.json',
    '/assets/..%2f..%2fsecret.html',
    '/....//secret.json',
    '/..;/secret.json',
    '//secret.json',
    '/../ui-secret/secret.json',
    '/%252e%252e%252fsecret.json',
    '/..%5csecret.json',
    '/..\\secret.json',
    '/assets\\..\\..\\secret.json',
    '/%c0%ae%c0%ae/secret.json',
    '/.%00./secret.json',
    '/index.html%00.json',
    '/secret.json%00.html',
    '/link.json',
    '/linked/secret.json',
    '/etc/passwd',
    '/%2fetc%2fpasswd',
    'secret.json',
    '../secret.json',
  ]
  const nothing = [
    '/nothing.html',
    '/assets/notes.txt',
    '/.env',
    '/noextension',
    '/assets',
    '/assets/',
    '/folder.js',
    '/folder.js/',
    '/index.html/',
    '/index.html/.js',
    '/%',
    '/%zz.html',
    '/%ff.html',
    '',
    `/${'a'.repeat(10_000)}.html`,
  ]

  it.each([...outside, ...nothing])('is not found: %s', async (path) => {
    const asset = await readAsset(makeFolder(), path)
    expect([asset.status, textOf(asset)]).toEqual([404, 'Not found'])
  })

  it('is not found, whatever the path, even an absolute one', async () => {
    const root = makeFolder()
    expect((await readAsset(root, join(root, '..', 'secret.json'))).status).toBe(404)
    const piece = fc.constantFrom('..', '.', '/', '%2f', '%2e', '\\', '%5c', '%00', 'secret.json')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(piece, fc.string()), { maxLength: 8 }), async (pieces) => {
        const asset = await readAsset(root, `/${pieces.join('')}`)
        expect(textOf(asset)).not.toContain('SECRET')
      }),
      { numRuns: 300 },
    )
  })

  it('is every path if there is no built UI', async () => {
    expect((await readAsset(join(temporaryFolder(), 'none'), '/')).status).toBe(404)
  })
})
