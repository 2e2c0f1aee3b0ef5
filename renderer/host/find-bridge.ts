import type { Reply } from '#core/contract/call.ts'
import type { Bridge, DesktopBridge } from './bridge.ts'
import { browserBridge } from './browser-bridge.ts'

/** Returns the desktop host's bridge if there is one, else a bridge over HTTP to the browser host. */
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
