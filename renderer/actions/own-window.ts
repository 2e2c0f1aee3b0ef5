import type { OpenPlace } from '#core/contract/place-schema.ts'
import { addressOfPlace } from '#core/contract/place.ts'
import { hostKind, isMac } from '../host/host-kind.ts'
import { callHost } from '../host/host.ts'
import { useBindings } from '../stores/bindings.ts'
import { useMessages } from '../stores/messages.ts'
import { actionOfPress, pressOf } from './keys.ts'

/** Whether a key press opens the current item in a new window. */
export function isOwnWindowPress(event: KeyboardEvent): boolean {
  return actionOfPress(pressOf(event), false, isMac, useBindings().bindings) === 'own-window'
}

/** Opens a category, code or comparison in a new window; in the browser, in a tab. Reports a failure. */
export async function openOwnWindow(place: OpenPlace): Promise<void> {
  if (hostKind === 'desktop') {
    await callHost('window.open', place).catch((error: unknown) => useMessages().report(error))
    return
  }
  // The new tab gets its token from this one, so that its address does not contain one.
  const address = `${window.location.origin}/?window=own${addressOfPlace(place)}`
  window.open(address, '_blank', 'noopener')
}
