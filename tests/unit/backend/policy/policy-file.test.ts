import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { policyInForce, policyPath, readPolicyFile } from '#backend/policy/policy-file.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

function fileWith(content: string | Buffer): string {
  const path = join(temporaryFolder(), 'policy.json')
  writeFileSync(path, content)
  return path
}

describe('the policy file', () => {
  it('is in a folder that only administrators can write to', () => {
    expect(policyPath('linux', {})).toBe('/etc/category-atlas/policy.json')
    expect(policyPath('darwin', {})).toBe('/Library/Application Support/Category Atlas/policy.json')
    expect(policyPath('win32', { ProgramData: '/programs' })).toBe(
      join('/programs', 'Category Atlas', 'policy.json'),
    )
  })

  it('can be missing', () => {
    const path = join(temporaryFolder(), 'none', 'policy.json')
    expect(readPolicyFile(path)).toMatchObject({ exists: false, locked: {}, problems: [] })
  })

  it('is read with or without a byte order mark', () => {
    const content = '{ "locked": { "theme": "dark" } }'
    for (const text of [content, `\uFEFF${content}`]) {
      expect(readPolicyFile(fileWith(text))).toMatchObject({
        exists: true,
        locked: { theme: 'dark' },
        problems: [],
      })
    }
  })

  it.each([
    ['no JSON', '{ "locked": ', /^It is not valid JSON: /],
    ['nothing', '', /^It is not valid JSON: /],
    ['bytes', Buffer.from([0xff, 0xfe, 0x00]), /^It is not valid JSON: /],
    ['too much', `"${'x'.repeat(70_000)}"`, /^It is larger than 64 KB\.$/],
  ])('has no effect, and says why, if it contains %s', (_, content, problem) => {
    const { problems, ...policy } = readPolicyFile(fileWith(content))
    expect(policy).toMatchObject({ exists: true, locked: {}, defaults: {} })
    expect(problems).toEqual([expect.stringMatching(problem)])
  })

  it('does not make the app wait if a folder or a pipe is in its place', () => {
    const folder = join(temporaryFolder(), 'policy.json')
    mkdirSync(folder)
    expect(readPolicyFile(folder).problems).toEqual(['It is not a file.'])
    const pipe = join(temporaryFolder(), 'policy.json')
    if (spawnSync('mkfifo', [pipe]).status !== 0) return
    expect(readPolicyFile(pipe).problems).toEqual(['It is not a file.'])
  })

  it.each(['userDataFolder', 'editionsFolder', 'tablesFolder'] as const)(
    'can use environment variables in %s',
    (key) => {
      const read = (path: string) =>
        readPolicyFile(fileWith(JSON.stringify({ [key]: path })), { USER: 'ann' })
      expect(read('/srv/atlas/${USER}')[key]).toBe('/srv/atlas/ann')
      expect(read('~/atlas')[key]).toBe(`${homedir()}/atlas`)
      for (const wrong of ['/srv/${NOBODY_SET_THIS}', 'relative/${USER}']) {
        const { [key]: folder, problems } = read(wrong)
        expect(folder).toBeUndefined()
        expect(problems).toEqual([expect.stringContaining(wrong)])
      }
    },
  )

  it('can use environment variables in shelves, and keeps the valid ones', () => {
    const content = JSON.stringify({ shelves: ['relative', '/srv/${TEAM}.atlasshelf'] })
    const { shelves, problems } = readPolicyFile(fileWith(content), { TEAM: 'knees' })
    expect(shelves).toEqual(['/srv/knees.atlasshelf'])
    expect(problems).toEqual([expect.stringContaining('"shelves" is not an absolute path')])
  })

  it('can be tried out on a machine that has none', () => {
    const none = readPolicyFile(join(temporaryFolder(), 'none.json'))
    const dark = fileWith('{ "locked": { "theme": "dark" } }')
    expect(policyInForce(dark, none).locked).toEqual({ theme: 'dark' })
    expect(policyInForce(undefined, none).exists).toBe(false)
    expect(policyInForce(none.path, none)).toMatchObject({
      exists: true,
      problems: ['There is no such file.'],
    })
    const machine = readPolicyFile(fileWith('{ "locked": { "theme": "light" } }'))
    expect(policyInForce(dark, machine)).toBe(machine)
  })
})
