import { describe, expect, it } from 'vitest'
import { noPolicy, readPolicy, withPolicy } from '#core/policy/policy.ts'
import { readSettings } from '#core/userdata/settings.ts'

const inEffect = (content: unknown, stored = {}) =>
  readSettings(withPolicy(stored, readPolicy(content)))

describe('a policy', () => {
  it.each([
    ['theme', 'contrast', 'dark'],
    ['zoom', 1.5, 2],
    ['printNotes', false, true],
    ['keepRecents', false, true],
    ['quickLookup', false, true],
    ['quickLookupKeys', 'Mod+Alt+j', 'Mod+Alt+l'],
    ['quickLookupClipboard', false, true],
    ['closeToTray', true, false],
    ['shelves', [], ['/srv/own.atlasshelf']],
    ['keyBindings', { palette: ['Mod+k'] }, { palette: ['Mod+p'] }],
  ])('locks %s, or sets its default', (key, decided, chosen) => {
    const locked = { locked: { [key]: decided } }
    const preset = { defaults: { [key]: decided } }
    expect(readPolicy(locked).problems).toEqual([])
    expect(inEffect(locked, { [key]: chosen })).toMatchObject({ [key]: decided })
    expect(inEffect(preset)).toMatchObject({ [key]: decided })
    expect(inEffect(preset, { [key]: chosen })).toMatchObject({ [key]: chosen })
  })

  it.each(['userDataFolder', 'editionsFolder', 'tablesFolder'] as const)('sets %s', (key) => {
    expect(readPolicy({ [key]: 'H:\\Atlas' })).toEqual({ ...noPolicy, [key]: 'H:\\Atlas' })
  })

  it('sets shelves, and keeps the valid ones', () => {
    const { shelves, problems } = readPolicy({ shelves: ['/srv/a.atlasshelf', 7, '/srv/b'] })
    expect(shelves).toEqual(['/srv/a.atlasshelf', '/srv/b'])
    expect(problems).toEqual(['"shelves" has an entry that is not a file or a folder.'])
  })

  it('can have a comment', () => {
    expect(readPolicy({ $schema: 'x', comment: 'Set by IT' })).toEqual(noPolicy)
  })

  it.each([
    ['text', 'It is not a JSON object.'],
    [[], 'It is not a JSON object.'],
    [{ locked: ['theme'] }, '"locked" is not an object of settings.'],
    [{ locked: { theme: 'pink' } }, '"locked.theme" cannot be "pink".'],
    [{ defaults: { them: 'dark' } }, '"defaults" has an unknown setting "them".'],
    [{ locked: { constructor: 1 } }, '"locked" has an unknown setting "constructor".'],
    [{ userDataFolder: 7 }, '"userDataFolder" is not a folder.'],
    [{ tablesFolder: '' }, '"tablesFolder" is not a folder.'],
    [{ shelves: '/srv' }, '"shelves" is not a list of files or folders.'],
    [
      { shelves: Array.from({ length: 21 }, () => '/srv') },
      '"shelves" has more than 20 entries. Only the first ones count.',
    ],
    [{ Locked: {} }, 'There is no key "Locked".'],
  ])('reports what is wrong with %j', (content, problem) => {
    expect(readPolicy(content).problems).toEqual([problem])
  })

  it('applies valid keys next to an invalid one', () => {
    const policy = readPolicy({ locked: { theme: 'pink', quickLookup: false }, surplus: 1 })
    expect(policy.locked).toEqual({ quickLookup: false })
    expect(policy.problems).toHaveLength(2)
  })
})
