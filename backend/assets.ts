import { readFile, realpath } from 'node:fs/promises'
import { extname, isAbsolute, join, relative } from 'node:path'
import { contentSecurityPolicy } from './content-security-policy.ts'

/** A file of the UI as a host answers with it. */
export interface Asset {
  readonly status: 200 | 404
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
}

const commonHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
}

/**
 * Returns the file at a URL's path below `root` (`/` is `index.html`). Anything that is not a file of a
 * known type below the real root is a 404: the path is decoded once, links are resolved, then it is compared.
 */
export async function readAsset(root: string, urlPath: string): Promise<Asset> {
  try {
    const decoded = decodeURIComponent(urlPath === '/' ? '/index.html' : urlPath)
    const type = contentTypes[extname(decoded).toLowerCase()]
    if (type === undefined || decoded.includes('\0') || decoded.includes('\\')) return notFound()
    const realRoot = await realpath(root)
    const file = await realpath(join(realRoot, decoded.replace(/^\/+/, '')))
    const below = relative(realRoot, file)
    if (below === '' || below.startsWith('..') || isAbsolute(below)) return notFound()
    const body = new Uint8Array(await readFile(file))
    return { status: 200, headers: { ...commonHeaders, 'Content-Type': type }, body }
  } catch {
    // A malformed escape and a missing file are the same to whoever asks.
    return notFound()
  }
}

function notFound(): Asset {
  return {
    status: 404,
    headers: { ...commonHeaders, 'Content-Type': 'text/plain; charset=utf-8' },
    body: new TextEncoder().encode('Not found'),
  }
}
