import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  keepPosition,
  readPosition,
} from '../../../../../electron/main/windows/quick-lookup-position.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

test('a saved position is read again', () => {
  const folder = temporaryFolder()
  expect(readPosition(folder)).toBeUndefined()
  keepPosition(folder, { x: -40, y: 12 })
  expect(readPosition(folder)).toEqual({ x: -40, y: 12 })
})

test('unknown data from a later version is ignored', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'quick-lookup.json'), '{"x":1,"y":2,"width":3}')
  expect(readPosition(folder)).toEqual({ x: 1, y: 2 })
})

test.each(['', 'null', '[]', '{"x":1}', '{"x":"1","y":2}', '{"x":1.5,"y":2}', '{'])(
  'a damaged file (%j) is ignored',
  (text) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'quick-lookup.json'), text)
    expect(readPosition(folder)).toBeUndefined()
  },
)

test('an unwritable folder is no error', () => {
  expect(() => keepPosition(join(temporaryFolder(), 'not', 'there'), { x: 1, y: 2 })).not.toThrow()
})

test.skipIf(process.platform === 'win32')('a pipe in place of the file is not waited for', () => {
  const folder = temporaryFolder()
  execFileSync('mkfifo', [join(folder, 'quick-lookup.json')])
  keepPosition(folder, { x: 1, y: 2 })
  expect(readPosition(folder)).toBeUndefined()
})
