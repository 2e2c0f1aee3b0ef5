import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { reachableFrom, readImports } from './imports.ts'

const page = readFileSync(
  join(import.meta.dirname, '..', '..', '..', 'docs', 'architecture.md'),
  'utf8',
)
const imports = readImports()

interface Picture {
  readonly rooms: readonly string[]
  readonly arrows: ReadonlyMap<string, readonly string[]>
}

/** Reads a picture: a node `core_search` is the folder `core/search`. */
function readPicture(text: string): Picture {
  const lines = text
    .replaceAll(/\["[^"]*"\]/g, '')
    .split('\n')
    .slice(1)
  const pairs = lines.map((line) => line.trim().replaceAll('_', '/').split(' --> '))
  const rooms = [...new Set(pairs.flat())].filter((room) => room !== '')
  const arrowsOf = (room: string) =>
    pairs.flatMap(([from, to]) => (from === room ? (to ?? []) : []))
  return { rooms, arrows: new Map(rooms.map((room) => [room, arrowsOf(room)])) }
}

const pictures = [...page.matchAll(/```mermaid\n([\s\S]*?)\n```/g)].map(([, text = '']) =>
  readPicture(text),
)

/** Returns the imports between the rooms of a picture; a file belongs to the innermost room that contains it. */
function importsBetween({ rooms }: Picture) {
  const innermostFirst = rooms.toSorted((a, b) => b.length - a.length)
  const roomOf = (file: string) => innermostFirst.find((room) => file.startsWith(`${room}/`))
  return [...imports].flatMap(([file, imported]) =>
    imported.flatMap((other) => {
      const [from, to] = [roomOf(file), roomOf(other)]
      return from === undefined || to === undefined || from === to
        ? []
        : [{ file, other, from, to }]
    }),
  )
}

describe('the imports', () => {
  it('form no cycle, including type imports', () => {
    const inCycle = [...imports.keys()].filter((file) => reachableFrom(file, imports).has(file))
    expect(inCycle).toEqual([])
  })
})

describe('backend/storage and backend/files', () => {
  it('import nothing else from the backend', () => {
    const isShared = (file: string) => /^backend\/(storage|files)\//.test(file)
    const others = [...imports].flatMap(([file, imported]) =>
      isShared(file)
        ? imported.filter((other) => other.startsWith('backend/') && !isShared(other))
        : [],
    )
    expect(others).toEqual([])
  })
})

describe.each(pictures.map((picture, index) => ({ picture, place: index + 1 })))(
  'picture $place in docs/architecture.md',
  ({ picture }) => {
    const between = importsBetween(picture)

    it('allows every import between its folders', () => {
      const against = between
        .filter(({ from, to }) => !reachableFrom(from, picture.arrows).has(to))
        .map(({ file, other }) => `${file} imports ${other}`)
      expect(against).toEqual([])
    })

    it('draws no arrow without an import', () => {
      const isUsed = (from: string, to: string) =>
        between.some((each) => each.from === from && each.to === to)
      const unused = [...picture.arrows].flatMap(([from, all]) =>
        all.filter((to) => !isUsed(from, to)).map((to) => `${from} --> ${to}`),
      )
      expect(unused).toEqual([])
    })

    it('shows every folder of its part', () => {
      const shown = new Set(picture.rooms)
      const parents = new Set(picture.rooms.flatMap((room) => room.split('/').slice(0, -1)))
      const missing = [...imports.keys()]
        .map((file) => file.split('/').slice(0, 2).join('/'))
        .filter((folder) => parents.has(folder.split('/')[0] ?? '') && !shown.has(folder))
        .filter((folder) => !folder.endsWith('.ts') && !folder.endsWith('.vue'))
      expect([...new Set(missing)]).toEqual([])
    })
  },
)
