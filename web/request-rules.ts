import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a request comes from the page that this host served: its `Host` is this address (a rebound DNS
 * name would not be), and so is its `Origin`, if it has one.
 */
export function isOwnAddress({ host, origin }: IncomingHttpHeaders, port: number): boolean {
  const own = `127.0.0.1:${port}`
  return host === own && (origin === undefined || origin === `http://${own}`)
}

/**
 * Whether a request has the token of this start, compared in constant time. The token is a header, not a cookie:
 * browsers send the cookies of 127.0.0.1 to every port, and so to every other server on this machine.
 */
export function carriesToken({ authorization }: IncomingHttpHeaders, token: string): boolean {
  return authorization !== undefined && isSameText(authorization, `Bearer ${token}`)
}

/** Whether two texts are equal, in a time that does not reveal where they differ. */
export function isSameText(a: string, b: string): boolean {
  const one = Buffer.from(a)
  const other = Buffer.from(b)
  return one.length === other.length && timingSafeEqual(one, other)
}
