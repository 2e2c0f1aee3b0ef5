import type { EventMessage } from '../../core/contract/events.ts'
import type { Reply } from '../../core/contract/call.ts'
import type { DesktopBridge } from '../../renderer/host/bridge.ts'

type Listener = (message: EventMessage) => void

/**
 * Adds a bridge to the page, like the desktop host's, that answers calls by name. A name without an answer,
 * or with an empty one, is an unknown call. Returns a function that sends an event to the page.
 */
export function putBridge(
  answers: Readonly<Record<string, (input: never) => unknown>>,
): (message: EventMessage) => void {
  const listeners: Listener[] = []
  const bridge: DesktopBridge = {
    call: async (name, input) => {
      const value = await answers[name]?.(input as never)
      const reply: Reply =
        value === undefined
          ? { ok: false, error: { code: 'unknown-call', message: name, details: [] } }
          : { ok: true, value }
      return JSON.stringify(reply)
    },
    onEvent: (listener) => void listeners.push(listener),
  }
  Object.defineProperty(window, 'atlasBridge', { value: bridge })
  return (message) => {
    for (const listener of listeners) listener(message)
  }
}
