import { type WatchSource, watch } from 'vue'
import type { UserDocument } from '#core/userdata/document.ts'
import { prepareTexts } from '#core/userdata/item-texts.ts'
import { runWhenIdle } from './idle.ts'

/** So few that they take a small part of a frame. */
const atOnce = 50

/** Makes what finding needs of new bookmarks and notes while nothing else is to do, so that no key waits for it. */
export function prepareFindInIdleTime(document: WatchSource<UserDocument>): void {
  let cancel = (): void => undefined
  watch(document, (now) => {
    cancel()
    const go = (hasTime: () => boolean): void => {
      let done = prepareTexts(now, atOnce)
      while (!done && hasTime()) done = prepareTexts(now, atOnce)
      if (!done) cancel = runWhenIdle(go)
    }
    cancel = runWhenIdle(go)
  })
}
