import { setTimeout as pause } from 'node:timers/promises'
import { openUserDataStore } from '#backend/user-data/user-data-store.ts'
import { addBookmark } from '../../fixtures/user-data/changes.ts'

/** Saves a number of bookmarks under a name, up to four at a time, then waits until it sees those of all processes. */
const [, , folder = '', name = '', own = '', all = ''] = process.argv
const store = await openUserDataStore({ folder })
const ids = Array.from({ length: Number(own) }, (_, index) => `${name}${index}`)
let acknowledged = 0
const lanes = [0, 1, 2, 3].map(async (lane) => {
  for (const id of ids.filter((_, index) => index % 4 === lane)) {
    const { saved, remarks } = await store.apply([
      addBookmark({ id, category: `surgery/${id}` }),
      { kind: 'set-session', values: { [`${name}.${lane}`]: id } },
    ])
    if (saved && remarks.length === 0) acknowledged++
  }
})
await Promise.all(lanes)
const deadline = Date.now() + 20_000
while (store.read().document.bookmarks.length < Number(all) && Date.now() < deadline) {
  await pause(20)
}
const { document, notices } = store.read()
if (notices.length > 0) console.error(notices)
console.log(`${acknowledged} ${document.bookmarks.length} ${notices.length}`)
await store.close()
