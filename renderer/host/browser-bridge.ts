import type { EventMessage } from '#core/contract/events.ts'
import type { Reply } from '#core/contract/call.ts'
import type { Bridge } from './bridge.ts'
import { readLines } from './read-lines.ts'

/** Messages between the tabs of one start. Only pages of the same origin, including the port, receive them. */
type TabMessage =
  | { readonly kind: 'token-wanted' }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'event'; readonly message: EventMessage }

const storedAs = 'category-atlas-token'
/** How long a new tab waits for the token from another tab, in milliseconds. */
const tabAnswers = 1_500
const firstPause = 500
const longestPause = 10_000

const notConnected: Reply = {
  ok: false,
  error: {
    code: 'internal',
    message: 'This tab is not connected to Category Atlas. Open the address shown in the terminal.',
    details: [],
  },
}

/**
 * Returns a bridge over HTTP to the browser host. The token comes in the fragment of the address, which is removed at once.
 * A reload gets it from the tab's own storage, and a new tab from another tab.
 */
export function browserBridge(): Bridge {
  const tabs = new BroadcastChannel('category-atlas')
  const listeners: ((message: EventMessage) => void)[] = []
  let token = takeToken()
  /** Whether the host accepted the token. Only an accepted token is passed on. */
  let isProven = false
  let asking: Promise<void> | undefined
  let tokenCame: () => void = () => undefined
  /** Whether the tab is being closed. It still counts as visible then. */
  let isClosing = false
  window.addEventListener('pagehide', () => (isClosing = true))
  window.addEventListener('pageshow', () => (isClosing = false))

  function tell(message: TabMessage): void {
    tabs.postMessage(message)
  }

  function hear(message: EventMessage): void {
    for (const listener of listeners) listener(message)
  }

  tabs.onmessage = ({ data }: MessageEvent<TabMessage>) => {
    if (data.kind === 'event') hear(data.message)
    else if (data.kind === 'token-wanted') {
      if (isProven && token !== undefined) tell({ kind: 'token', token })
    } else if (!isProven && data.token !== token) {
      token = data.token
      storeToken(token)
      tokenCame()
    }
  }

  /** Resolves when another tab has sent its token, or after a while without one. */
  function askTabs(): Promise<void> {
    asking ??= new Promise<void>((resolve) => {
      tokenCame = resolve
      tell({ kind: 'token-wanted' })
      setTimeout(resolve, tabAnswers)
    }).finally(() => (asking = undefined))
    return asking
  }

  /** Sends a request with the token; if the host rejects it, retries once with the token of another tab. */
  async function send(
    path: string,
    options: Omit<RequestInit, 'headers'> & { readonly headers?: Record<string, string> },
  ): Promise<Response | undefined> {
    if (token === undefined) await askTabs()
    for (;;) {
      const used = token
      if (used === undefined) return undefined
      const response = await fetch(path, {
        ...options,
        headers: { ...options.headers, Authorization: `Bearer ${used}` },
        credentials: 'omit',
      })
      if (response.status !== 401) {
        isProven = true
        return response
      }
      isProven = false
      if (token === used) await askTabs()
      if (token === used) return undefined
    }
  }

  /** Sends a call. What is saved while the tab closes outlives the tab, if it is short enough. */
  async function post(body: string): Promise<Response | undefined> {
    const options = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }
    if (!isClosing) return send('/call', options)
    try {
      return await send('/call', { ...options, keepalive: true })
    } catch {
      // Browsers let only 64 KB at a time outlive a tab. The rest usually arrives, too.
      return send('/call', options)
    }
  }

  /** Receives the host's events for all tabs while this tab holds the lock. */
  async function hearHost(): Promise<void> {
    let pause = firstPause
    for (;;) {
      try {
        const response = await send('/events', { cache: 'no-store' })
        // Without a valid token, another tab may have one.
        if (response === undefined) return
        if (response.ok && response.body !== null) {
          pause = firstPause
          shareEvent({ name: 'connected', detail: null })
          await readLines(response.body, (line) => shareEvent(JSON.parse(line) as EventMessage))
        }
      } catch {
        // The host does not answer, or the stream broke off: try again.
      }
      await new Promise((resolve) => setTimeout(resolve, pause))
      pause = Math.min(pause * 2, longestPause)
    }
  }

  function shareEvent(message: EventMessage): void {
    tell({ kind: 'event', message })
    hear(message)
  }

  /** Browsers open at most six connections to a host, so one stream serves all tabs. */
  async function hearAsOneOfAll(): Promise<void> {
    for (;;) {
      await navigator.locks.request('category-atlas-events', hearHost)
      await new Promise((resolve) => setTimeout(resolve, longestPause))
    }
  }
  void hearAsOneOfAll()

  return {
    async call(name, input) {
      const response = await post(JSON.stringify({ name, input }))
      if (response === undefined) return notConnected
      if (!response.ok) throw new Error(await response.text())
      return (await response.json()) as Reply
    },
    onEvent: (listener) => void listeners.push(listener),
  }
}

/** Returns the token from the address, and removes it there, or the token from before a reload. */
function takeToken(): string | undefined {
  const given = /^#token=([\w-]+)$/.exec(window.location.hash)?.[1]
  if (given === undefined) return storedToken()
  const { pathname, search } = window.location
  window.history.replaceState(window.history.state, '', pathname + search)
  storeToken(given)
  return given
}

function storedToken(): string | undefined {
  try {
    return window.sessionStorage.getItem(storedAs) ?? undefined
  } catch {
    return undefined
  }
}

/** If storage is switched off, a reload asks the other tabs. */
function storeToken(token: string): void {
  try {
    window.sessionStorage.setItem(storedAs, token)
  } catch {
    // See above.
  }
}
