import type { HostKind } from '#core/actions/actions.ts'

/** Which host this page belongs to. It is known at once: the first keys of a start count too. */
export const hostKind: HostKind = window.atlasBridge === undefined ? 'browser' : 'desktop'

/** Whether the main modifier key is Command. The host runs on the same machine as its page. */
export const isMac = navigator.userAgent.includes('Macintosh')
