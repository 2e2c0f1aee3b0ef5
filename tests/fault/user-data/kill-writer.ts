import { writeSync } from 'node:fs'
import { openUserDataStore } from '#backend/user-data/user-data-store.ts'
import { countChange, countOf } from './count-change.ts'

/** Saves one numbered change after another, three at a time, and prints the number of each confirmed one. Never exits by itself. */
const [, , folder = ''] = process.argv
const store = await openUserDataStore({ folder })
let next = countOf(store.read().document) + 1
for (;;) {
  const applied = await Promise.all(
    [next, next + 1, next + 2].map(async (number) => {
      const { saved } = await store.apply(countChange(number))
      if (saved) writeSync(1, `${number}\n`)
      return saved
    }),
  )
  if (applied.includes(false)) writeSync(1, 'not saved\n')
  next += 3
}
