import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const logSchema = z.object({
  constants: z.object({ logEventTypes: z.record(z.string(), z.int()) }),
  events: z.array(
    z.object({
      type: z.int(),
      phase: z.int(),
      params: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
})

/** Event types in Chromium's network log that indicate outgoing traffic. */
const outward = new Set([
  'URL_REQUEST_START_JOB',
  'TCP_CONNECT',
  'SSL_CONNECT',
  'QUIC_SESSION',
  'UDP_BYTES_SENT',
  'DNS_TRANSACTION',
  'HOST_RESOLVER_SYSTEM_TASK',
  'HOST_RESOLVER_MANAGER_JOB',
  'PAC_FILE_DECIDER',
])
/** The phase of an event that ends an earlier one. */
const end = 2

/**
 * Returns the outgoing or attempted traffic from the log that Chromium writes for a whole session with
 * `--log-net-log`: connections, name lookups, packets, and requests for anything but the app's own files.
 */
export async function readNetworkLog(file: string): Promise<string[]> {
  const { constants, events } = logSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, id]) => [id, name]))
  const unknown = [...outward].filter((name) => constants.logEventTypes[name] === undefined)
  if (unknown.length > 0) throw new Error(`This Chromium has no event ${unknown.join(', ')}.`)
  return events
    .filter(({ phase }) => phase !== end)
    .map(({ type, params = {} }) => ({ name: names.get(type) ?? '', params }))
    .filter(({ name, params }) => outward.has(name) && !isOwn(params['url']))
    .map(({ name, params }) => `${name} ${JSON.stringify(params['url'] ?? params)}`)
}

function isOwn(url: unknown): boolean {
  return typeof url === 'string' && /^(?:category-atlas|data):/.test(url)
}
