import type { CallName } from '#core/contract/contract.ts'
import type { EventMessage } from '#core/contract/events.ts'
import type { Reply } from '#core/contract/call.ts'

/** Carries calls and events between the UI and its host. */
export interface Bridge {
  call(name: CallName, input: unknown): Promise<Reply>
  onEvent(listener: (message: EventMessage) => void): void
}

/** The object that the desktop host's preload exposes to the page. */
export interface DesktopBridge extends Pick<Bridge, 'onEvent'> {
  /** Resolves to a {@link Reply} in JSON. */
  call(name: CallName, input: unknown): Promise<string>
}

declare global {
  interface Window {
    readonly atlasBridge?: DesktopBridge
  }
}
