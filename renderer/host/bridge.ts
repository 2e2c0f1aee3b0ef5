import type { CallName } from '#core/contract/contract.ts'
import type { EventMessage } from '#core/contract/events.ts'
import type { Reply } from '#core/contract/reply.ts'

/** What carries calls and events between the UI and its host. */
export interface Bridge {
  call(name: CallName, input: unknown): Promise<Reply>
  onEvent(listener: (message: EventMessage) => void): void
}

/** What the desktop host's preload puts into the page. */
export interface DesktopBridge extends Pick<Bridge, 'onEvent'> {
  /** Resolves to a {@link Reply} in JSON. */
  call(name: CallName, input: unknown): Promise<string>
}

declare global {
  interface Window {
    readonly atlasBridge?: DesktopBridge
  }
}

/** Returns the desktop host's bridge where there is one, else one over HTTP to the browser host. */
export function findBridge(): Bridge {
  const { atlasBridge } = window
  return atlasBridge === undefined ? browserBridge() : desktopBridge(atlasBridge)
}

function desktopBridge(bridge: DesktopBridge): Bridge {
  return {
    call: async (name, input) => JSON.parse(await bridge.call(name, input)) as Reply,
    onEvent: (listener) => bridge.onEvent(listener),
  }
}

function browserBridge(): Bridge {
  return {
    async call(name, input) {
      const response = await fetch('/call', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name, input }),
        // What is saved as the window goes must still arrive.
        keepalive: document.visibilityState === 'hidden',
      })
      if (!response.ok) throw new Error(await response.text())
      return (await response.json()) as Reply
    },
    onEvent(listener) {
      const source = new EventSource('/events')
      source.onmessage = ({ data }) => listener(JSON.parse(String(data)) as EventMessage)
    },
  }
}
