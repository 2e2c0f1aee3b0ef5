import type { CallName } from '#core/contract/contract.ts'
import type { EventMessage } from '#core/contract/events.ts'
import type { Reply } from '#core/contract/reply.ts'

/** What carries calls and events between the UI and its host. */
export interface Bridge {
  call(name: CallName, input: unknown): Promise<Reply>
  onEvent(listener: (message: EventMessage) => void): void
}

declare global {
  interface Window {
    /** Put there by the desktop host's preload. */
    readonly atlasBridge?: Bridge
  }
}

/** Returns the desktop host's bridge where there is one, else one over HTTP to the browser host. */
export function findBridge(): Bridge {
  return window.atlasBridge ?? browserBridge()
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
