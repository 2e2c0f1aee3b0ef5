import { type WatchSource, watch } from 'vue'
import type { UserDocument } from '#core/userdata/document.ts'
import { prepareTexts } from '#core/userdata/item-texts.ts'
import { runWhenIdle } from './idle.ts'

/** Few enough to take a small part of a frame. */
const atOnce = 50

/** Prepares new bookmarks and notes for finding in idle time, so that no key has to wait for it. */
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
