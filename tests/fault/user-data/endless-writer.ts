import { writeSync } from 'node:fs'
import { openUserDataStore } from '#backend/user-data/user-data-store.ts'
import { addBookmark } from '../../fixtures/user-data/changes.ts'

/** Saves one bookmark after another under a name, and prints the id of each confirmed one. Never exits by itself. */
const [, , folder = '', name = ''] = process.argv
const store = await openUserDataStore({ folder })
for (let number = 0; ; number++) {
  const id = `${name}${number}`
  const { saved } = await store.apply([addBookmark({ id, category: `surgery/${id}` })])
  if (saved) writeSync(1, `${id}\n`)
}
