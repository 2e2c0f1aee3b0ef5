import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readPolicy } from '#core/policy/policy.ts'
import { readSettings } from '#core/userdata/settings.ts'
import { checkout } from '../../support/shipped.ts'

const text = readFileSync(join(checkout, 'docs', 'policy.schema.json'), 'utf8')
const schema = JSON.parse(text) as {
  readonly properties: object
  readonly $defs: { readonly settings: { readonly properties: object } }
}
const checked = z.fromJSONSchema(JSON.parse(text) as Parameters<typeof z.fromJSONSchema>[0])

describe('the JSON Schema of the policy file', () => {
  it('has exactly the settings of the app', () => {
    expect(Object.keys(schema.$defs.settings.properties).sort()).toEqual(
      Object.keys(readSettings({})).sort(),
    )
  })

  it('has only known keys', () => {
    const keys = Object.keys(schema.properties)
    const { problems } = readPolicy(Object.fromEntries(keys.map((key) => [key, undefined])))
    expect(problems).toEqual([])
  })

  it.each([
    {},
    { $schema: 'policy.schema.json', comment: 'Set by IT', shelves: [] },
    { userDataFolder: '~/atlas', editionsFolder: '/srv/editions', tablesFolder: '/srv/tables' },
    { shelves: ['/srv/coding.atlasshelf', '\\\\server\\coding'] },
    { defaults: readSettings({}), locked: readSettings({}) },
    { locked: { theme: 'contrast', zoom: 0.5, keyBindings: { palette: ['Mod+k'] } } },
  ])('allows %j, as the app does', (policy) => {
    expect(readPolicy(policy).problems).toEqual([])
    expect(checked.safeParse(policy).error).toBeUndefined()
  })

  it.each([
    [],
    'text',
    { themes: {} },
    { locked: ['theme'] },
    { locked: { theme: 'pink' } },
    { locked: { zoom: 3.1 } },
    { locked: { printNotes: 'no' } },
    { locked: { keepRecents: 1 } },
    { locked: { quickLookup: null } },
    { locked: { quickLookupKeys: '' } },
    { locked: { quickLookupClipboard: 'yes' } },
    { locked: { closeToTray: 0 } },
    { locked: { keyBindings: { palette: 'Mod+k' } } },
    { locked: { shelves: [''] } },
    { locked: { shelves: ['x'.repeat(4_001)] } },
    { defaults: { themes: 'dark' } },
    { userDataFolder: '' },
    { editionsFolder: 7 },
    { tablesFolder: ['/srv'] },
    { shelves: '/srv/coding.atlasshelf' },
    { shelves: [''] },
    { tablesFolder: 'x'.repeat(4_001) },
    { shelves: Array.from({ length: 21 }, (_, index) => `/srv/${index}`) },
  ])('rejects %j, as the app does', (policy) => {
    expect(readPolicy(policy).problems).toHaveLength(1)
    expect(checked.safeParse(policy).success).toBe(false)
  })
})
