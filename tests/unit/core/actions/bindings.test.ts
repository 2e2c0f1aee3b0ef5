import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ActionId, actions } from '#core/actions/actions.ts'
import {
  type KeyOverrides,
  effectiveBindings,
  holderOf,
  keysFault,
  mostKeys,
  normalKeys,
  readBindings,
  sameKeys,
  withDefaultKeys,
  withKeys,
} from '#core/actions/bindings.ts'

const untouched: KeyOverrides = new Map()
const ids = actions.map(({ id }) => id)

const modifiers = fc.subarray(['Mod', 'Alt', 'Shift'])
const keyNames = fc.constantFrom('a', 'K', 'z', '/', '?', '+', '5', 'F6', 'Enter', 'ArrowLeft', 'é')
const anyKeys = fc.tuple(modifiers, keyNames).map(([held, key]) => [...held, key].join('+'))
const idsAnyhow = fc.constantFrom(...ids)

/** A user who changes shortcuts one after another. */
const changes = fc.array(
  fc.oneof(
    fc.record({ id: idsAnyhow, keys: fc.array(anyKeys, { maxLength: mostKeys }) }),
    fc.record({ id: idsAnyhow, keys: fc.constant('as it came' as const) }),
  ),
  { maxLength: 12 },
)

function changed(steps: readonly { id: ActionId; keys: readonly string[] | 'as it came' }[]) {
  return steps.reduce(
    (overrides, { id, keys }) =>
      keys === 'as it came'
        ? withDefaultKeys(overrides, id)
        : withKeys(
            overrides,
            id,
            keys.filter(
              (one, at) =>
                keysFault(id, one) === undefined &&
                !keys.slice(0, at).some((before) => sameKeys(before, one)),
            ),
          ),
    untouched,
  )
}

function stored(overrides: KeyOverrides): unknown {
  return JSON.parse(JSON.stringify(Object.fromEntries(overrides)))
}

function keysOf(overrides: KeyOverrides, id: ActionId): readonly string[] {
  return effectiveBindings(overrides).get(id) ?? []
}

describe('default shortcuts', () => {
  it('are the ones in the registry, and none is reserved or malformed', () => {
    for (const { id, keys } of actions) {
      expect(keysOf(untouched, id)).toEqual(keys)
      for (const one of keys) expect(normalKeys(one), one).toBeDefined()
    }
  })
})

describe('changed shortcuts', () => {
  it('start the new action, and no longer the old one', () => {
    const overrides = withKeys(untouched, 'compare', ['b'])
    expect(keysOf(overrides, 'compare')).toEqual(['b'])
    expect(keysOf(overrides, 'bookmark')).toEqual(['Mod+d'])
    expect(holderOf(effectiveBindings(overrides), 'B')).toBe('compare')
  })

  it('return to the defaults on reset, and are taken back from other actions', () => {
    const overrides = withDefaultKeys(withKeys(untouched, 'compare', ['b']), 'bookmark')
    expect(keysOf(overrides, 'bookmark')).toEqual(['b', 'Mod+d'])
    expect(keysOf(overrides, 'compare')).toEqual([])
  })

  it('can be empty', () => {
    const overrides = withKeys(untouched, 'print', [])
    expect(keysOf(overrides, 'print')).toEqual([])
    expect(readBindings(stored(overrides)).dropped).toEqual([])
  })

  it('never conflict, whatever changes, and every action stays', () => {
    fc.assert(
      fc.property(changes, (steps) => {
        const bindings = effectiveBindings(changed(steps))
        expect([...bindings.keys()]).toEqual(ids)
        const all = [...bindings.values()].flat().map(normalKeys)
        expect(new Set(all).size).toBe(all.length)
      }),
    )
  })

  it('are read from the file as they were saved', () => {
    fc.assert(
      fc.property(changes, (steps) => {
        const overrides = changed(steps)
        const reading = readBindings(stored(overrides))
        expect(reading.dropped).toEqual([])
        expect(reading.bindings).toEqual(effectiveBindings(overrides))
      }),
    )
  })

  it('go to the last action that asks, and the conflict check names it', () => {
    fc.assert(
      fc.property(changes, idsAnyhow, anyKeys, (steps, id, keys) => {
        fc.pre(keysFault(id, keys) === undefined)
        const bindings = effectiveBindings(withKeys(changed(steps), id, [keys]))
        expect(holderOf(bindings, keys)).toBe(id)
        expect(holderOf(bindings, keys, id)).toBeUndefined()
      }),
    )
  })
})

describe('shortcuts in a damaged file', () => {
  it('never conflict and are never reserved, with a message for each one dropped', () => {
    const anyStored = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(
        fc.oneof(idsAnyhow, fc.string()),
        fc.oneof(fc.array(fc.oneof(anyKeys, fc.jsonValue())), fc.jsonValue()),
      ),
    )
    fc.assert(
      fc.property(anyStored, (value) => {
        const { bindings, overrides, dropped } = readBindings(value)
        const all = [...bindings.values()].flat().map(normalKeys)
        expect(new Set(all).size).toBe(all.length)
        for (const [id, keys] of overrides) {
          for (const one of keys) expect(keysFault(id, one)).toBeUndefined()
        }
        const isList = typeof value === 'object' && value !== null && !Array.isArray(value)
        const unknown = isList
          ? Object.keys(value).filter((id) => !overrides.has(id as ActionId))
          : []
        expect(dropped.length).toBeGreaterThanOrEqual(isList ? unknown.length : 1)
      }),
    )
  })

  it('do not affect valid shortcuts', () => {
    const { bindings, dropped } = readBindings({
      'no-such-action': ['x'],
      search: ['Escape', 'Mod+j'],
      palette: ['Mod+J'],
      bookmark: 'b',
    })
    expect(bindings.get('search')).toEqual(['Mod+j'])
    expect(bindings.get('palette')).toEqual([])
    expect(bindings.get('bookmark')).toEqual(['b', 'Mod+d'])
    expect(dropped).toEqual([
      '“no-such-action”: skipped. There is no such action.',
      expect.stringContaining('Esc'),
      expect.stringContaining('“Search” already uses it.'),
      expect.stringContaining('This is not a list of shortcuts.'),
    ])
  })
})

describe('reserved shortcuts', () => {
  it.each([
    ['Escape', 'Lists, dialogs'],
    ['Shift+Tab', 'Lists, dialogs'],
    ['7', 'Digits start a search.'],
    ['Mod+c', 'Text fields'],
    ['Mod+ArrowLeft', 'Text fields'],
    ['Mod+w', 'browser'],
    ['Mod+Alt+q', 'Many keyboards'],
    ['F11', 'system'],
  ])('rejects %s with a reason', (keys, why) => {
    expect(keysFault('compare', keys)).toContain(why)
  })

  it.each(['g', 'Mod+j', 'Alt+4', 'Shift+F3', 'Mod+Shift+k', ';'])('allows %s', (keys) => {
    expect(keysFault('compare', keys)).toBeUndefined()
  })
})
