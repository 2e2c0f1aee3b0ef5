import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChanges } from '#core/userdata/apply-changes.ts'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import { changesToImport } from '#core/userdata/exchange/changes-to-import.ts'
import { exportJson, importJson } from '#core/userdata/exchange/json-exchange.ts'
import { limits } from '#core/userdata/limits.ts'
import { anyDocument } from '../../../../fixtures/user-data/arbitrary.ts'

const problemOf = (text: string): string => {
  const reading = importJson(text)
  return reading.state === 'refused' ? reading.problem : 'none'
}
const exported = exportJson(emptyDocument)
const withDocument = (document: string): string =>
  `{"format":"category-atlas-user-data","version":2,"document":${document}}`

describe('an export as JSON', () => {
  it('is imported unchanged, except the session', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const { folders, bookmarks, notes, searches, recents, settings } = document
        expect(importJson(exportJson(document))).toEqual({
          state: 'read',
          imported: { folders, bookmarks, notes, searches, recents, settings },
          remarks: [],
        })
      }),
    )
  })
})

describe('the paths of shelves', () => {
  const withShelves = (shelves: readonly string[]) => ({
    ...emptyDocument,
    settings: { theme: 'dark', shelves },
  })

  it('are not exported', () => {
    expect(exportJson(withShelves(['/srv/team.atlasshelf']))).not.toContain('team')
  })

  it.each(['merge', 'replace'] as const)('stay the person’s own in an import (%s)', (mode) => {
    const text = exported.replace('"settings": {}', '"settings": {"shelves": ["//evil/share"]}')
    const reading = importJson(text)
    if (reading.state === 'refused') throw new Error(reading.problem)
    for (const own of [emptyDocument, withShelves(['/srv/team.atlasshelf'])]) {
      const changes = changesToImport(own, reading.imported, mode, 'theirs')
      const { document } = applyChanges(own, changes, { now: '', newId: () => '' })
      expect(document.settings['shelves']).toEqual(own.settings.shelves)
    }
  })
})

describe('a hostile text', () => {
  it('is rejected with a reason, never an exception', () => {
    expect(problemOf('')).toBe('It is not JSON, or it was cut off.')
    expect(problemOf(exported.slice(0, -5))).toBe('It is not JSON, or it was cut off.')
    expect(problemOf('[]')).toBe('It is JSON, but not a Category Atlas export.')
    expect(problemOf(withDocument('{}'))).toContain('Folders: it is missing.')
    expect(problemOf(exported.replace(/"version": \d+/, '"version": 99'))).toContain(
      'newer version',
    )
    expect(problemOf(exported.replace('"bookmarks": []', '"bookmarks": [{}]'))).toBe(
      'Bookmark 1, id: it is missing.',
    )
  })

  it('is rejected if it is nested too deep, however deep', () => {
    expect(problemOf('['.repeat(1_000_000))).toContain('deep')
    expect(problemOf('{"a":'.repeat(100_000))).toContain('deep')
  })

  it('is rejected if a name would reach a prototype, even if escaped', () => {
    for (const name of ['__proto__', 'constructor', 'prototype', '\\u005f_proto__']) {
      const text = exported.replace('"settings": {}', `"settings": {"${name}": {"polluted": true}}`)
      expect(problemOf(text)).toContain('not allowed')
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('is rejected if a name appears twice', () => {
    expect(problemOf('{"format": 1, "format" : 2}')).toContain('twice')
    expect(problemOf('[{"a": "a"}, {"a": "a:"}]')).toBe(
      'It is JSON, but not a Category Atlas export.',
    )
  })

  it('cannot exceed the limit of a text', () => {
    const note = JSON.stringify('x'.repeat(limits.queryText + 1))
    const search = `{"id":"a","name":"a","query":${note},"edition":null,"created":"2026-01-01T00:00:00Z","changed":"2026-01-01T00:00:00Z"}`
    expect(problemOf(exported.replace('"searches": []', `"searches": [${search}]`))).toContain(
      'Saved search 1, query: it is longer than 1000 characters.',
    )
  })

  it('is read without duplicate entries, and with a message on them', () => {
    const folder =
      '{"id":"a","parent":"gone","name":"A","created":"2026-01-01T00:00:00Z","changed":"2026-01-01T00:00:00Z"}'
    const reading = importJson(
      exported.replace('"folders": []', `"folders": [${folder},${folder}]`),
    )
    expect(reading).toMatchObject({
      state: 'read',
      imported: { folders: [{ id: 'a', parent: null }] },
      remarks: [expect.stringContaining('Duplicate entries')],
    })
  })

  it('is rejected without an exception, whatever it contains', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.json().map(withDocument)), (text) => {
        expect(importJson(text).state).toBe('refused')
      }),
    )
  })
})
