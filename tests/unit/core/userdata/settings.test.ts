import { describe, expect, it } from 'vitest'
import type { JsonRecord } from '#core/userdata/json-value.ts'
import { readSession, readSettings, sessionAllows, settingAllows } from '#core/userdata/settings.ts'

describe('settings', () => {
  it('are the defaults if nothing is stored', () => {
    expect(readSettings({})).toEqual({
      theme: 'system',
      zoom: 1,
      keyBindings: {},
      printNotes: true,
      keepRecents: true,
      quickLookup: false,
      quickLookupKeys: 'Mod+Alt+k',
      quickLookupClipboard: false,
      closeToTray: false,
      shelves: [],
    })
  })

  const allowed: readonly (readonly [string, JsonRecord[string]])[] = [
    ['theme', 'contrast'],
    ['zoom', 3],
    ['keyBindings', { compare: ['x'], search: [] }],
    ['closeToTray', true],
    ['quickLookupKeys', 'Mod+Shift+F5'],
  ]
  it.each(allowed)('%s can be %j', (key, value) => {
    expect(settingAllows(key, value)).toBe(true)
    expect(readSettings({ [key]: value })).toMatchObject({ [key]: value })
  })

  const refused: readonly (readonly [string, JsonRecord[string]])[] = [
    ['theme', 'pink'],
    ['theme', null],
    ['zoom', 3.1],
    ['keyBindings', ['x']],
    ['keyBindings', { compare: 'x' }],
    ['keyBindings', { compare: [''] }],
    ['keyBindings', { compare: ['1', '2', '3', '4', '5', '6'] }],
    ['keyBindings', { [`a${'b'.repeat(100)}`]: [] }],
    ['closeToTray', 1],
    ['quickLookupKeys', 'k'],
  ]
  it.each(refused)('%s cannot be %j: it gets its default, and the others stay', (key, value) => {
    expect(settingAllows(key, value)).toBe(false)
    const other = key === 'quickLookup' ? 'closeToTray' : 'quickLookup'
    const read = readSettings({ [key]: value, [other]: true })
    expect(read).toEqual({ ...readSettings({}), [other]: true })
  })

  it('that are unknown to this version can be anything', () => {
    expect(settingAllows('toString', 7)).toBe(true)
    expect(readSettings({ later: 7 })).not.toHaveProperty('later')
  })
})

describe('the session', () => {
  it('is that of a first start if nothing is stored', () => {
    expect(readSession({})).toEqual({
      sidebarWidth: 360,
      tourOver: false,
      shelfName: '',
      shelfFolder: null,
      shelfNotes: true,
      editionInForce: '',
      edition: null,
      category: null,
      code: null,
      query: '',
      expanded: [],
      expandedFolders: [],
      panel: 'outline',
      compareWith: null,
    })
  })

  it('accepts ids of editions and categories, or none', () => {
    for (const edition of ['2026', null]) expect(sessionAllows('edition', edition)).toBe(true)
    for (const edition of ['../x', '', 2026]) expect(sessionAllows('edition', edition)).toBe(false)
    expect(sessionAllows('category', 'surgery/musculoskeletal')).toBe(true)
    expect(sessionAllows('category', `surgery/${'x'.repeat(400)}`)).toBe(false)
    expect(sessionAllows('expanded', ['surgery', 'Not one'])).toBe(false)
  })

  it('accepts a sidebar width that fits on a screen', () => {
    expect(readSession({ sidebarWidth: 160 }).sidebarWidth).toBe(160)
    for (const width of [159, '360']) expect(sessionAllows('sidebarWidth', width)).toBe(false)
  })
})
