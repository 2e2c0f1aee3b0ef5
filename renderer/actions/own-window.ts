import type { OpenPlace } from '#core/contract/place-schema.ts'
import { addressOfPlace } from '#core/contract/place.ts'
import { hostKind, isMac } from '../host/host-kind.ts'
import { callHost } from '../host/host.ts'
import { useBindings } from '../stores/bindings.ts'
import { useMessages } from '../stores/messages.ts'
import { actionOfPress, pressOf } from './keys.ts'

/** Whether a press opens what it is made on, such as a row, in a window of its own. */
export function isOwnWindowPress(event: KeyboardEvent): boolean {
  return actionOfPress(pressOf(event), false, isMac, useBindings().bindings) === 'own-window'
}

/** Opens a category or a comparison in a window of its own; in the browser, in a tab. Says so where it cannot. */
export async function openOwnWindow(place: OpenPlace): Promise<void> {
  if (hostKind === 'desktop') {
    await callHost('window.open', place).catch((error: unknown) => useMessages().report(error))
    return
  }
  // The tab gets its token from this one: its address has none in it that could be passed on.
  const address = `${window.location.origin}/?window=own${addressOfPlace(place)}`
  window.open(address, '_blank', 'noopener')
}
