import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { testBuildFolder } from '../../../scripts/packaging/folders.ts'
import { run } from '../../../scripts/packaging/run.ts'
import { aptGet } from './apt-get.ts'
import { userDataSums, workFolder } from './person.ts'
import { systemFiles } from './system-files.ts'

// apt-get is slow.
test.describe.configure({ mode: 'serial', timeout: 300_000 })

const kept = async (name: string) =>
  JSON.parse(await readFile(join(workFolder, name), 'utf8')) as unknown

test('removing the package leaves none of its files on the system', async () => {
  await rm(testBuildFolder, { recursive: true, force: true })
  aptGet('purge', 'category-atlas')
  const before = new Set((await kept('before.json')) as string[])
  expect((await systemFiles()).filter((path) => !before.has(path))).toEqual([])
  expect(run('sh', ['-c', 'dpkg-query --show category-atlas 2>&1 || true'])).toContain(
    'no packages found',
  )
})

test('removing the package leaves user data unchanged', async () => {
  expect(await userDataSums()).toEqual(await kept('user-data.json'))
})
