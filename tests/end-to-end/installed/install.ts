import { mkdir, readFile, readdir, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import packageJson from '../../../package.json' with { type: 'json' }
import { installedFolder, releaseFolder } from '../../../scripts/packaging/folders.ts'
import { makeInstallTree } from '../../../scripts/packaging/linux/install-tree.ts'
import { debDependencies, makeDeb } from '../../../scripts/packaging/linux/make-deb.ts'
import { linuxPackageFile } from '../../../scripts/packaging/linux/make-linux-packages.ts'
import { makeRpm } from '../../../scripts/packaging/linux/make-rpm.ts'
import { makeTestBuild } from '../../../scripts/packaging/make-test-build.ts'
import { run } from '../../../scripts/packaging/run.ts'
import { usePage } from '../released-app.ts'
import { ask, message, results } from '../steps.ts'
import { aptGet } from './apt-get.ts'
import { makeHome, startInstalled, userDataFolder, userDataSums, workFolder } from './person.ts'
import { systemFiles } from './system-files.ts'

/**
 * Installs the packages of `dist/` on this system before the end-to-end tests run on the installed
 * program; `remove.ts` runs after them. Each test builds on the previous one.
 */
test.describe.configure({ mode: 'serial', timeout: 300_000 })

const { version } = packageJson
const older = '0.0.1'
const deb = linuxPackageFile('deb', version)
const rpm = linuxPackageFile('rpm', version)
const tree = join(workFolder, 'tree')
const olderDeb = join(workFolder, 'older.deb')
const olderRpm = join(workFolder, 'older.rpm')

/** In bytes: about 1.5 times the current size, so that unexpected files are noticed. */
const mostInstalled = 350_000_000
const mostPackage = 125_000_000

const installedVersion = () =>
  run('dpkg-query', ['--show', '--showformat=${Version} ${db:Status-Abbrev}', 'category-atlas'])
const lines = (text: string) => text.split('\n').filter((line) => line !== '')

test('the deb names its maintainer, has no placeholders, and runs no script', () => {
  const fields = run('dpkg-deb', ['--field', deb])
  expect(fields).toContain('Package: category-atlas\n')
  expect(fields).toContain(`Version: ${version}\n`)
  expect(fields).toContain('Maintainer: The Category Atlas developers\n')
  expect(fields).not.toContain('Homepage')
  expect(fields).not.toContain('example')
  const control = join(workFolder, 'control')
  run('dpkg-deb', ['--control', deb, control])
  expect(run('ls', [control])).toBe('control\n')
})

test('an older version installs with apt-get', async () => {
  // Leftovers of an interrupted run.
  run('dpkg', ['--purge', 'category-atlas'])
  aptGet('satisfy', '--no-install-recommends', debDependencies.join(', '))
  await writeFile(join(workFolder, 'before.json'), JSON.stringify(await systemFiles()))
  await makeInstallTree(releaseFolder, tree)
  await makeDeb({ tree, version: older, file: olderDeb })
  aptGet('install', '--no-install-recommends', olderDeb)
  expect(installedVersion()).toBe(`${older} ii `)
})

test('the installed app starts in its sandbox for a non-root user, and keeps a bookmark', async () => {
  await makeHome()
  const started = startInstalled()
  await usePage(started, async (page) => {
    await ask(page, '27447')
    await page.keyboard.press('Enter')
    await page.keyboard.press('b')
    await expect(message(page, /^Bookmarked/)).toBeVisible()
  })
  expect(started.heard.said).not.toContain('sandbox')
})

test('an upgrade leaves user data unchanged, and the new version shows it', async () => {
  const before = await userDataSums()
  expect(Object.keys(before)).toContain(join(userDataFolder, 'user-data.json'))
  aptGet('install', '--no-install-recommends', deb)
  expect(installedVersion()).toBe(`${version} ii `)
  expect(await userDataSums()).toEqual(before)
  await usePage(startInstalled(), async (page) => {
    await page.keyboard.press('Alt+2')
    await expect(page.getByRole('tree', { name: 'Bookmarks' })).toContainText('27380-27499')
    await ask(page, '99213')
    await expect(results(page).first()).toContainText('Established Patient')
  })
})

test('the installed files are the package’s, in paths without spaces, within the budget', async () => {
  expect(run('dpkg', ['--verify', 'category-atlas'])).toBe('')
  const paths = lines(run('dpkg', ['--listfiles', 'category-atlas']))
  expect(paths.filter((path) => path.includes(' '))).toEqual([])
  const elsewhere = paths.filter(
    (path) => !path.startsWith(installedFolder) && path.includes('atlas'),
  )
  const sizes = await readdir('build/icons')
  expect(elsewhere.sort()).toEqual(
    [
      '/usr/bin/category-atlas',
      '/usr/share/applications/category-atlas.desktop',
      '/usr/share/doc/category-atlas',
      '/usr/share/doc/category-atlas/copyright',
      ...sizes.map(
        (name) => `/usr/share/icons/hicolor/${name.replace('.png', '')}/apps/category-atlas.png`,
      ),
      '/usr/share/icons/hicolor/scalable/apps/category-atlas.svg',
      '/usr/share/mime/packages/category-atlas.xml',
    ].sort(),
  )
  const packed = await readdir(releaseFolder, { recursive: true })
  const installed = await readdir(installedFolder, { recursive: true })
  expect(installed.sort()).toEqual(packed.sort())
  const bytes = lines(run('du', ['--bytes', '--summarize', installedFolder]))[0]
  expect(parseInt(bytes ?? '', 10)).toBeLessThan(mostInstalled)
  for (const file of [deb, rpm]) expect((await stat(file)).size).toBeLessThan(mostPackage)
  expect(await realpath('/usr/bin/category-atlas')).toBe(join(installedFolder, 'category-atlas'))
})

test('only root can write the installed files, and only the sandbox runs as root', async () => {
  const loose = run('find', [installedFolder, '-not', '-type', 'l', '-perm', '/022'])
  expect(loose).toBe('')
  const foreign = run('find', [installedFolder, '-not', '-user', 'root'])
  expect(foreign).toBe('')
  const sandbox = join(installedFolder, 'chrome-sandbox')
  expect(run('find', [installedFolder, '-perm', '/6000'])).toBe(`${sandbox}\n`)
  expect((await stat(sandbox)).mode & 0o7777).toBe(0o4755)
})

test('every library that the program loads is in a package that it depends on', async () => {
  const loaded = lines(run('ldd', [join(installedFolder, 'category-atlas')]))
  expect(loaded.filter((line) => line.includes('not found'))).toEqual([])
  const libraries = loaded.flatMap((line) => /=> (\/\S+)/.exec(line)?.[1] ?? [])
  const outside = libraries.filter((path) => !path.startsWith(installedFolder))
  expect(outside.length).toBeGreaterThan(20)
  const closure = new Set(
    lines(
      run('apt-cache', [
        'depends',
        '--recurse',
        '--installed',
        '--no-recommends',
        '--no-suggests',
        '--no-conflicts',
        '--no-breaks',
        '--no-replaces',
        '--no-enhances',
        'category-atlas',
      ]),
    ).map((line) => line.replace(/^.*: /, '').trim().replace(/:\w+$/, '')),
  )
  // dpkg may know a library by its path from before /lib became a link into /usr.
  const asked = (await Promise.all(outside.map((path) => realpath(path)))).flatMap((path) => [
    path,
    path.replace(/^\/usr/, ''),
  ])
  const query = 'dpkg-query --search "$@" 2>/dev/null || true'
  const owners = new Set(
    lines(run('sh', ['-c', query, 'sh', ...asked])).map((line) => line.split(':')[0] ?? ''),
  )
  expect(owners.size).toBeGreaterThan(10)
  expect([...owners].filter((owner) => !closure.has(owner))).toEqual([])
})

test('the system has a menu entry for the app, and opens its links and files with it', async () => {
  const entry = '/usr/share/applications/category-atlas.desktop'
  expect(run('desktop-file-validate', [entry])).toBe('')
  const handlers = await readFile('/usr/share/applications/mimeinfo.cache', 'utf8')
  expect(handlers).toMatch(/^x-scheme-handler\/atlas=.*category-atlas\.desktop;/m)
  expect(handlers).toMatch(/^application\/x-category-atlas-data=.*category-atlas\.desktop;/m)
  expect(handlers).toMatch(/^application\/x-category-atlas-edition=.*category-atlas\.desktop;/m)
  const globs = await readFile('/usr/share/mime/globs2', 'utf8')
  expect(globs).toContain(':application/x-category-atlas-data:*.atlasdata\n')
  expect(globs).toContain(':application/x-category-atlas-edition:*.atlasedition\n')
})

test('the machine’s policy applies to the installed program, which shows what is managed', async () => {
  const folder = '/etc/category-atlas'
  await mkdir(folder)
  try {
    const policy = { locked: { theme: 'dark', quickLookup: false }, defaults: { them: 'dark' } }
    await writeFile(join(folder, 'policy.json'), JSON.stringify(policy))
    await usePage(startInstalled(), async (page) => {
      await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
      await page.keyboard.press('Control+,')
      await expect(page.getByRole('radio', { name: 'Light' })).toBeDisabled()
      await expect(page.getByText('"defaults" has an unknown setting "them".')).toBeVisible()
      await expect(page.getByRole('button', { name: 'Open quick lookup' })).toBeHidden()
    })
    await writeFile(join(folder, 'policy.json'), '{ "locked": ')
    await usePage(startInstalled(), async (page) => {
      await page.keyboard.press('Control+,')
      await expect(page.getByText(/^It is not valid JSON/)).toBeVisible()
    })
  } finally {
    await rm(folder, { recursive: true })
  }
  const after = JSON.stringify(await userDataSums())
  await writeFile(join(workFolder, 'user-data.json'), after)
})

test('Chromium keeps its files in the machine’s cache, separate from user data', async () => {
  const names = await readdir(userDataFolder)
  expect(names).not.toContain('browser')
  expect(await readdir(join(userDataFolder, '..', '..', '.cache', 'Category Atlas'))).toHaveLength(
    1,
  )
})

test('the rpm installs into an empty root, upgrades, verifies, and is removed without a trace', async () => {
  const root = join(workFolder, 'root')
  await mkdir(root)
  const inRoot = (...args: string[]) =>
    run('rpm', ['--root', root, '--dbpath', '/var/lib/rpm', ...args])
  await makeRpm({ tree, version: older, file: olderRpm })
  // An empty root has none of the libraries, so the package's requirements are checked separately.
  inRoot('--install', '--nodeps', olderRpm)
  inRoot('--upgrade', '--nodeps', rpm)
  expect(inRoot('--query', 'category-atlas', '--queryformat', '%{VERSION}')).toBe(version)
  expect(inRoot('--verify', '--nodeps', 'category-atlas')).toBe('')
  expect(inRoot('--query', '--scripts', 'category-atlas')).toBe('')
  const sandbox = await stat(join(root, installedFolder, 'chrome-sandbox'))
  expect([sandbox.mode & 0o7777, sandbox.uid]).toEqual([0o4755, 0])
  const packed = await readdir(releaseFolder, { recursive: true })
  const installed = await readdir(join(root, installedFolder), { recursive: true })
  expect(installed.sort()).toEqual(packed.sort())

  const needed = run('rpm', ['--query', '--requires', '--package', rpm])
  expect(needed).toContain('libgtk-3.so.0()(64bit)')
  expect(needed).toContain('libnss3.so()(64bit)')
  expect(needed).not.toContain('libffmpeg')

  inRoot('--erase', 'category-atlas')
  const left = (await readdir(root, { recursive: true, withFileTypes: true })).filter(
    (entry) => !entry.isDirectory() && !entry.parentPath.includes('/var/lib/rpm'),
  )
  expect(left).toEqual([])
})

test('the test build for the following tests is a copy of the installed program', async () => {
  const made = await makeTestBuild(installedFolder)
  expect(made).toBe(process.env['ATLAS_PACKAGED'])
  expect(await realpath(join(dirname(made), 'resources'))).toBe(join(installedFolder, 'resources'))
})
