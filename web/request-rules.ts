import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a request comes from the page that this host served: it names this address as its `Host`
 * (a rebound DNS name would not) and, where it has an `Origin`, that is this address too.
 */
export function isOwnAddress({ host, origin }: IncomingHttpHeaders, port: number): boolean {
  const own = `127.0.0.1:${port}`
  return host === own && (origin === undefined || origin === `http://${own}`)
}

/**
 * Whether a request carries the token of this start, compared in constant time. It is a header and no cookie: a browser
 * sends the cookies of 127.0.0.1 to every port, and so to every other server on this machine.
 */
export function carriesToken({ authorization }: IncomingHttpHeaders, token: string): boolean {
  return authorization !== undefined && isSameText(authorization, `Bearer ${token}`)
}

/** Whether two texts are the same, in a time that does not tell where they differ. */
export function isSameText(a: string, b: string): boolean {
  const one = Buffer.from(a)
  const other = Buffer.from(b)
  return one.length === other.length && timingSafeEqual(one, other)
}
