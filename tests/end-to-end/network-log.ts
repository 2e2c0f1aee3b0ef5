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

/** Kinds of events of Chromium's network log that tell of something on its way out. */
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
/** The phase of an event that ends what another has begun. */
const end = 2

/**
 * Returns what left, or was about to, by the log that Chromium writes of a whole session with
 * `--log-net-log`: connections, names looked up, packets sent, and requests for anything but the app's
 * own files.
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
