import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { UserDocument } from '#core/userdata/document.ts'
import { encodeMade } from '../../fixtures/user-data/encoded.ts'
import { anyDocument } from '../../fixtures/user-data/arbitrary.ts'
import { addBookmark } from '../../fixtures/user-data/changes.ts'
import { ModelDisk } from '../../fixtures/user-data/model-disk.ts'
import { openOn } from '../../fixtures/user-data/model-process.ts'
import { damagedFiles, longest } from './run-size.ts'

const main = '/data/user-data.json'
const backup = '/data/user-data.backup.json'

/** Damage to a file: bytes changed, missing, doubled, swapped or cut off, or everything replaced. */
const anyDamage = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 })
      .map(overwrite),
  },
  { weight: 2, arbitrary: fc.nat().map(cutOff) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(), fc.nat(), fc.nat()).map(([a, b, c]) => copyWithin(a, b, c)),
  },
  { weight: 1, arbitrary: fc.nat().map(zeroFrom) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => () => bytes) },
  { weight: 1, arbitrary: fc.json().map((text) => () => new TextEncoder().encode(text)) },
)

type Damage = (bytes: Uint8Array) => Uint8Array

function overwrite(places: readonly (readonly [number, number])[]): Damage {
  return (bytes) => {
    const damaged = bytes.slice()
    for (const [at, byte] of places) damaged[at % damaged.length] = byte
    return damaged
  }
}

function cutOff(at: number): Damage {
  return (bytes) => bytes.slice(0, at % bytes.length)
}

function copyWithin(target: number, start: number, length: number): Damage {
  return (bytes) => {
    const from = start % bytes.length
    return bytes.slice().copyWithin(target % bytes.length, from, from + (length % 200))
  }
}

function zeroFrom(at: number): Damage {
  return (bytes) => bytes.slice().fill(0, at % bytes.length)
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function open(files: ReadonlyMap<string, Uint8Array>) {
  const disk = new ModelDisk(files)
  const store = await openOn(disk)
  const { document, notices, readOnly } = store.read()
  return { disk, store, document, readOnly, kinds: notices.map(({ kind }) => kind) }
}

describe(`${damagedFiles} damaged files`, () => {
  it(
    'open without an exception, each with a message, and none is deleted',
    async () => {
      let untouched = 0
      await fc.assert(
        fc.asyncProperty(
          anyDocument,
          anyDamage,
          fc.boolean(),
          async (document, damage, hasBackup) => {
            const valid = encodeMade(document, 7)
            const damaged = damage(valid)
            const older: UserDocument = { ...document, settings: { zoom: 2 } }
            const files = new Map([[main, damaged]])
            if (hasBackup) files.set(backup, encodeMade(older, 6))

            const opened = await open(files)
            if (hash(damaged) === hash(valid)) {
              untouched++
              expect(opened.kinds).toEqual([])
              return
            }
            const kept = [...opened.disk.files().values()].map(hash)
            expect(kept).toContain(hash(damaged))
            if (opened.readOnly) {
              expect(opened.kinds).toEqual(['newer-version'])
              return
            }
            expect(opened.kinds).toHaveLength(1)
            if (hasBackup) {
              expect(opened.kinds).toEqual(['restored'])
              expect(opened.document).toEqual({ ...older, recents: [], session: {} })
            }
            const { saved } = await opened.store.apply([addBookmark({ category: 'new/one' })])
            expect(saved).toBe(true)
            expect([...opened.disk.files().values()].map(hash)).toContain(hash(damaged))
          },
        ),
        { numRuns: damagedFiles },
      )
      expect(untouched).toBeLessThan(damagedFiles / 5)
    },
    longest,
  )
})

describe('a damaged file with a damaged backup', () => {
  it(
    'opens empty or with what can still be read, with a message, and keeps both files',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyDocument, anyDamage, anyDamage, async (document, damage, damageToo) => {
          const [newer, older] = [encodeMade(document, 7), encodeMade(document, 6)]
          const [a, b] = [damage(newer), damageToo(older)]
          fc.pre(hash(a) !== hash(newer) && hash(b) !== hash(older))
          const opened = await open(
            new Map([
              [main, a],
              [backup, b],
            ]),
          )
          expect(opened.kinds).toHaveLength(1)
          const kept = [...opened.disk.files().values()].map(hash)
          expect(kept).toContain(hash(a))
          expect(kept).toContain(hash(b))
        }),
        { numRuns: damagedFiles / 10 },
      )
    },
    longest,
  )
})
