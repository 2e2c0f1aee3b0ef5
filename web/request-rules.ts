import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

/**
 * Tells whether a request comes from the page that this host served: it names this address as its `Host`
 * (a rebound DNS name would not) and, where it has an `Origin`, that is this address too.
 */
export function isOwnAddress({ host, origin }: IncomingHttpHeaders, port: number): boolean {
  const own = `127.0.0.1:${port}`
  return host === own && (origin === undefined || origin === `http://${own}`)
}

/** Tells whether a request carries the token of this start, compared in constant time. */
export function carriesToken(
  { cookie }: IncomingHttpHeaders,
  port: number,
  token: string,
): boolean {
  const given = cookie
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${cookieName(port)}=`))
    ?.slice(cookieName(port).length + 1)
  return given !== undefined && sameText(given, token)
}

/** Tells whether two texts are the same, in a time that does not tell where they differ. */
export function sameText(a: string, b: string): boolean {
  const one = Buffer.from(a)
  const other = Buffer.from(b)
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Cookies know no ports: the name keeps two hosts on one machine apart. */
export function cookieName(port: number): string {
  return `category-atlas-${port}`
}
