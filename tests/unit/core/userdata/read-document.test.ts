import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import { userDocumentVersion } from '#core/userdata/document.ts'
import { type Migration, migrations } from '#core/userdata/migrations.ts'
import { readDocument } from '#core/userdata/read-document.ts'
import { levelTwoPlace } from '#core/userdata/snapshot.ts'
import { decodeFile, madeFile, rememberedFile } from '#backend/user-data/user-data-file.ts'
import { anyDocument } from '../../../fixtures/user-data/arbitrary.ts'
import { femur } from '../../../fixtures/user-data/changes.ts'

/** In the files of versions 1 and 2 the bookmark of the same category has a note of its own. */
const ofCategory = 'Text with “quotes”, commas,\nand a second line'
const ofBookmark = 'Ask about the bilateral rule'
const madeContent = {
  folders: [{ name: 'Knee' }, { name: 'Open questions' }],
  bookmarks: [{ id: 'b1' }, { tags: ['urgent', 'ask'] }],
  notes: [{ text: `${ofCategory}\n\n${ofBookmark}` }],
  searches: [{ query: 'knee incision' }],
  settings: { theme: 'dark', 'of.a.later.version': [1, 2] },
}
const rememberedContent = { recents: [{}, {}], session: { edition: '2026' } }
const fixtures = join(import.meta.dirname, '../../../fixtures/user-data')

/** Frozen files of every version, by SHA-256: users have files of that version, so these never change. */
const frozen = [
  {
    version: 1,
    name: 'version-1.json',
    kind: madeFile,
    sha256: '904a3cc846f21dd84441fbebb52f5627d7a5bbf3bcbcaea99a14c2bafea989e5',
    holds: [madeContent, rememberedContent],
  },
  {
    version: 2,
    name: 'version-2.json',
    kind: madeFile,
    sha256: '0065968fa2854e4728d26e7406eea9d6fcc5abaea6c01d68c581d7f78490366c',
    holds: [madeContent, { bookmarks: [{ snapshot: { code: '27447' } }, {}] }],
  },
  {
    version: 3,
    name: 'version-3.json',
    kind: madeFile,
    sha256: '28bfb3a3fab2c1d24488197553ff77484c79550627bc94611d0266e0a595da55',
    holds: [madeContent, { bookmarks: [{ snapshot: { code: '27447' } }, {}] }],
  },
  {
    version: 3,
    name: 'version-3.app-state.json',
    kind: rememberedFile,
    sha256: '616a0ac891c024940e64dba463abedf4092a3296538529169dc804e5b638e38f',
    holds: [rememberedContent, { session: { sidebarWidth: 420 }, bookmarks: [] }],
  },
  {
    version: 4,
    name: 'version-4.json',
    kind: madeFile,
    sha256: 'b46ab7ada8d063fb76328ff60bc4bd3218430c058d2e0dd917188bfc6a1db43c',
    holds: [
      {
        bookmarks: [{ snapshot: { code: '27447' } }, {}, { snapshot: { code: 'J1100' } }],
        notes: [...madeContent.notes, { text: 'Bill each milligram' }],
      },
    ],
  },
  {
    version: 4,
    name: 'version-4.app-state.json',
    kind: rememberedFile,
    sha256: '27d4dc30dc415e72e70d3ef1255ea097fd8c3d95faa391f2da672ee8b1b430d7',
    holds: [{ recents: [{ snapshot: { system: 'hcpcs' } }, {}, {}] }],
  },
  {
    version: 2,
    name: 'version-2.app-state.json',
    kind: rememberedFile,
    sha256: '5f50723b6273dfb96116e0b996ce7738f1bda7e2c3f982c1db50aebdbd876260',
    holds: [rememberedContent, { session: { sidebarWidth: 420 }, bookmarks: [] }],
  },
]

describe('a frozen file of each version', () => {
  it('exists for every version of the document', () => {
    expect([...new Set(frozen.map(({ version }) => version))]).toEqual(
      Array.from({ length: userDocumentVersion }, (_, index) => index + 1),
    )
    expect(migrations).toHaveLength(userDocumentVersion - 1)
  })

  it.each(frozen)('$name is unchanged and opens completely', ({ name, kind, sha256, holds }) => {
    const bytes = readFileSync(join(fixtures, name))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    const reading = decodeFile(kind, bytes)
    if (reading.state !== 'valid') throw new Error(reading.state)
    expect(reading.revision).toBe(9)
    for (const content of holds) expect(reading.document).toMatchObject(content)
  })
})

describe('version 2', () => {
  it('moves the sidebar width and the tour to what the app remembers', () => {
    const settings = { theme: 'dark', sidebarWidth: 420, tourOver: true }
    expect(readDocument({ ...emptyDocument, settings }, 1)).toMatchObject({
      state: 'valid',
      document: { settings: { theme: 'dark' }, session: { sidebarWidth: 420, tourOver: true } },
    })
  })
})

describe('version 3', () => {
  const time = '2026-01-01T00:00:00.000Z'
  const bookmark = (id: string, note: string, code?: string) => ({
    id,
    folder: null,
    snapshot: code === undefined ? femur : { ...femur, code },
    tags: [],
    note,
    created: time,
    changed: time,
  })
  const notesOf = (bookmarks: readonly unknown[], notes: readonly unknown[] = []) => {
    const reading = readDocument({ ...emptyDocument, bookmarks, notes }, 2)
    if (reading.state !== 'valid') throw new Error(JSON.stringify(reading))
    expect(reading.repaired).toBe(false)
    return reading.document.notes.map(({ text }) => text)
  }

  it('has one note for each category, with the texts of all its bookmarks, each once', () => {
    const note = { snapshot: femur, text: 'Own', created: time, changed: time }
    const bookmarks = [
      bookmark('a', 'Ask first', '27447'),
      bookmark('b', ''),
      bookmark('c', 'Ask first'),
      bookmark('d', 'One side', '27446'),
    ]
    expect(notesOf(bookmarks, [note])).toEqual(['Own\n\n27447: Ask first\n\n27446: One side'])
    expect(notesOf(bookmarks)).toEqual(['Ask first\n\n27446: One side'])
  })

  it('contains the longest texts of version 2, whatever their number', () => {
    const bookmarks = Array.from({ length: 30 }, (_, index) =>
      bookmark(`b${index}`, `${index} `.padEnd(10_000, 'x')),
    )
    const [text = ''] = notesOf(bookmarks)
    for (const { note } of bookmarks) expect(text).toContain(note)
  })
})

describe('a kept HCPCS code', () => {
  const kept = {
    system: 'hcpcs',
    edition: '2026',
    category: levelTwoPlace('J1100'),
    name: 'Injection, dexamethasone',
    path: ['HCPCS Level II'],
    ranges: [],
    code: 'J1100',
  }
  const readNote = (snapshot: unknown) => {
    const time = '2026-01-01T00:00:00.000Z'
    const notes = [{ snapshot, text: 'By milligram', created: time, changed: time }]
    return readDocument({ ...emptyDocument, notes }, userDocumentVersion)
  }

  it('is read as it is', () => {
    expect(readNote(kept)).toMatchObject({ document: { notes: [{ snapshot: kept }] } })
  })

  it.each([
    ['a dental code', { ...kept, code: 'D0120', category: levelTwoPlace('D0120') }],
    ['a CPT code', { ...kept, code: '27447', category: levelTwoPlace('27447') }],
    ["another code's place", { ...kept, code: 'J1101' }],
    ['a code range', { ...kept, ranges: [['27447', null]] }],
    ['another system', { ...kept, system: 'cdt' }],
  ])('is rejected with %s', (_, snapshot) => {
    expect(readNote(snapshot)).toMatchObject({ state: 'damaged' })
  })
})

describe('a document', () => {
  it('of the current version is read as it is', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const value = JSON.parse(JSON.stringify(document)) as unknown
        expect(readDocument(value, userDocumentVersion)).toEqual({
          state: 'valid',
          document,
          repaired: false,
        })
      }),
    )
  })

  it('of a newer version is not changed', () => {
    expect(readDocument({}, userDocumentVersion + 1)).toEqual({ state: 'newer' })
  })

  it('is recognized as invalid if it is something else', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (value, version) => {
        expect(['damaged', 'newer']).toContain(readDocument(value, version).state)
      }),
    )
  })

  it('is repaired if it is inconsistent', () => {
    const folder = { id: 'p', parent: 'q', name: 'P', created: '2026-01-01T00:00:00Z' }
    const changed = { changed: '2026-01-01T00:00:00Z' }
    const ring = [
      { ...folder, ...changed },
      { ...folder, ...changed, id: 'q', parent: 'p' },
      { ...folder, ...changed, id: 'r', parent: 'gone' },
      { ...folder, ...changed, id: 'r' },
    ]
    expect(readDocument({ ...emptyDocument, folders: ring }, 1)).toMatchObject({
      state: 'valid',
      repaired: true,
      document: {
        folders: [
          { id: 'p', parent: null },
          { id: 'q', parent: null },
          { id: 'r', parent: null },
        ],
      },
    })
  })
})

describe('a document of an older version', () => {
  /** Made up: version 1 had one list of names, version 2 marked which were favorites, version 3 is the present form. */
  const madeUp: Migration[] = [
    (document) => ({
      marks: (document as { names: string[] }).names.map((name) => ({ name, favorite: false })),
    }),
    (document) => {
      const { marks } = document as { marks: { name: string; favorite: boolean }[] }
      const names = marks.map(({ name }) => name)
      return { ...emptyDocument, settings: { names } }
    },
  ]

  it('is migrated through every version to the current one', () => {
    const read = readDocument({ names: ['knee'] }, 1, undefined, madeUp)
    expect(read).toMatchObject({ state: 'valid', document: { settings: { names: ['knee'] } } })
    const later = readDocument({ marks: [{ name: 'hip', favorite: true }] }, 2, undefined, madeUp)
    expect(later).toMatchObject({ state: 'valid', document: { settings: { names: ['hip'] } } })
    expect(readDocument(emptyDocument, 3, undefined, madeUp)).toMatchObject({ state: 'valid' })
    expect(readDocument(emptyDocument, 4, undefined, madeUp)).toEqual({ state: 'newer' })
  })

  it('counts as damaged, without an exception, if it does not match its version', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(readDocument({ names: value }, 1, undefined, madeUp).state).toMatch(
          /^(valid|damaged)$/,
        )
        expect(readDocument(value, 1, undefined, madeUp).state).toBe('damaged')
      }),
    )
  })
})
