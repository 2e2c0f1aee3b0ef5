import type { z } from 'zod'
import type { OpenPlace } from '#core/contract/place-schema.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import type { MainPlace, NativeState, windowCalls } from '#core/contract/window-calls.ts'

/** What a host with windows of its own does with them. */
export interface WindowServices {
  /** Throws a CallFailed where too many windows are open. */
  open(place: OpenPlace): void
  openInMain(place: MainPlace): void
  showQuickLookup(): void
  hideQuickLookup(): void
  nativeState(): NativeState
}

type Calls = typeof windowCalls

/** A function for each call on the windows. */
type WindowHandlers = {
  readonly [Name in keyof Calls]: (
    input: z.output<Calls[Name]['input']>,
  ) => Promise<z.output<Calls[Name]['output']>>
}

/** Returns the calls of the contract on a host's windows; without any, each fails with `unknown-call`. */
export function createWindowHandlers(services: WindowServices | undefined): WindowHandlers {
  const done = (work: (windows: WindowServices) => void) =>
    answer((windows) => {
      work(windows)
      return null
    })
  const answer = <Output>(work: (windows: WindowServices) => Output): Promise<Output> =>
    services === undefined
      ? Promise.reject(new CallFailed('unknown-call', 'Only the desktop app does this.'))
      : new Promise((resolve) => resolve(work(services)))
  return {
    'window.open': (place) => done((windows) => windows.open(place)),
    'window.openInMain': (place) => done((windows) => windows.openInMain(place)),
    'window.nativeState': () => answer((windows) => windows.nativeState()),
    'quickLookup.show': () => done((windows) => windows.showQuickLookup()),
    'quickLookup.hide': () => done((windows) => windows.hideQuickLookup()),
  }
}
