import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { editionFileSchema } from '#core/editions/edition-file.ts'
import { buildOutline } from '#core/editions/outline.ts'
import type { UserDocument } from '#core/userdata/document.ts'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import { snapshotOf } from '#core/userdata/snapshot.ts'

const time = '2026-11-23T10:00:00.000Z'
const phrases = [
  'Check the payer’s rule on modifier 59 before the claim goes out.',
  'Dr. Müller wants these with the tendon repair listed first.',
  'Ask at the meeting on Friday whether the bilateral rule holds here.',
  'Renumbered some years ago: look at both editions for old dates of service.',
  'Goes with the knee ones; never with the casts.',
]

/** Returns user data with so many bookmarks of the newest edition's categories, in 200 folders, and a note of some 300 characters on each category. */
export function manyBookmarks(count: number): UserDocument {
  const path = join(import.meta.dirname, '../../../data/editions/2026.json')
  const outline = buildOutline(editionFileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))))
  const snapshots = outline.categories.map((category) => snapshotOf(outline, category))
  const at = <Item>(items: readonly Item[], index: number): Item => {
    const item = items[index % items.length]
    if (item === undefined) throw new Error('There is nothing to choose from.')
    return item
  }
  const noteOf = (index: number): string =>
    [0, 1, 2, 3].map((part) => at(phrases, index * (part + 1) + part)).join(' ')
  const folders = Array.from({ length: 200 }, (_, index) => ({
    id: `f${index}`,
    parent: index < 20 ? null : `f${index % 20}`,
    name: `Folder ${index}`,
    created: time,
    changed: time,
  }))
  return {
    ...emptyDocument,
    folders,
    bookmarks: Array.from({ length: count }, (_, index) => ({
      id: `b${index}`,
      folder: at(folders, index).id,
      snapshot: at(snapshots, index),
      tags: index % 3 === 0 ? ['ask', `tag ${index % 40}`] : [],
      created: time,
      changed: time,
    })),
    notes: snapshots.map((snapshot, index) => ({
      snapshot,
      text: noteOf(index),
      created: time,
      changed: time,
    })),
  }
}
