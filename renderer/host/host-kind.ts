import type { HostKind } from '#core/actions/actions.ts'

/** The host of this page. Known at once, because the first key presses after start-up count too. */
export const hostKind: HostKind = window.atlasBridge === undefined ? 'browser' : 'desktop'

/** Whether the main modifier key is Command. The host runs on the same machine as its page. */
export const isMac = navigator.userAgent.includes('Macintosh')
