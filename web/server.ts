import { randomBytes } from 'node:crypto'
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readAsset } from '#backend/assets.ts'
import type { Dispatch } from '#backend/dispatcher.ts'
import type { EventMessage } from '#core/contract/events.ts'
import { carriesToken, cookieName, isOwnAddress, sameText } from './request-rules.ts'

export interface WebServer {
  /** The address to open, with the token of this start. */
  readonly address: string
  announce(message: EventMessage): void
  close(): Promise<void>
}

/** Above any import file that the app accepts. */
const mostBodyBytes = 32 * 1024 * 1024

/**
 * Serves the UI in `root` and the contract on 127.0.0.1 only. Whoever has no token of this start, names
 * another host, or comes from another origin is refused.
 * Rejects with the system's error where the port cannot be had.
 */
export async function startWebServer(
  root: string,
  dispatch: Dispatch,
  wantedPort: number,
): Promise<WebServer> {
  const token = randomBytes(24).toString('base64url')
  const listeners = new Set<ServerResponse>()
  let port = wantedPort

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isOwnAddress(request.headers, port)) return refuse(response, 403, 'Not this address.')
    const own = `http://127.0.0.1:${port}`
    const path = request.url ?? '/'
    if (!URL.canParse(path, own)) return refuse(response, 400, 'This is no address.')
    const url = new URL(path, own)
    const given = url.searchParams.get('token')
    if (request.method === 'GET' && url.pathname === '/' && given !== null) {
      if (!sameText(given, token)) return refuse(response, 403, 'This link is of an earlier start.')
      // The token moves from the address, which a history keeps, into a cookie that no script reads.
      response.writeHead(303, {
        Location: '/',
        'Set-Cookie': `${cookieName(port)}=${token}; HttpOnly; SameSite=Strict; Path=/`,
        'Cache-Control': 'no-store',
        'Referrer-Policy': 'no-referrer',
      })
      response.end()
      return
    }
    if (!carriesToken(request.headers, port, token)) {
      return refuse(response, 403, 'Open the address that the terminal shows.')
    }
    if (request.method === 'POST' && url.pathname === '/call') {
      return answerCall(request, response, dispatch)
    }
    if (request.method !== 'GET') {
      response.setHeader('Allow', 'GET')
      return refuse(response, 405, 'Method not allowed.')
    }
    if (url.pathname === '/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
      response.flushHeaders()
      listeners.add(response)
      response.on('close', () => listeners.delete(response))
      return
    }
    const asset = await readAsset(root, url.pathname)
    // Another site's window has no hold on this one. (The desktop host has no other sites, and there this
    // header would cost every window a second process.)
    response.writeHead(asset.status, {
      ...asset.headers,
      'Cross-Origin-Opener-Policy': 'same-origin',
    })
    response.end(asset.body)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) refuse(response, 500, 'Something went wrong.')
      else response.destroy()
    })
  })
  await listen(server, wantedPort)
  port = (server.address() as AddressInfo).port

  return {
    address: `http://127.0.0.1:${port}/?token=${token}`,
    announce: (message) => {
      for (const listener of listeners) listener.write(`data: ${JSON.stringify(message)}\n\n`)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  dispatch: Dispatch,
): Promise<void> {
  if (request.headers['content-type'] !== 'application/json') {
    return refuse(response, 415, 'A call is JSON.')
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    // The rest is read and dropped: a connection that is cut while the other side still sends loses the answer.
    if (size <= mostBodyBytes) chunks.push(chunk)
  }
  if (size > mostBodyBytes) return refuse(response, 413, 'The call is too large.')
  let body: unknown
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return refuse(response, 400, 'The call is not JSON.')
  }
  if (typeof body !== 'object' || body === null || !('name' in body) || !('input' in body)) {
    return refuse(response, 400, 'A call has a name and an input.')
  }
  const reply = await dispatch(body.name, body.input)
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(JSON.stringify(reply))
}

function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' })
  response.end(message)
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
}
