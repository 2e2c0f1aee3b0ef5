import { randomBytes } from 'node:crypto'
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readAsset } from '#backend/assets.ts'
import type { Dispatch } from '#backend/dispatcher.ts'
import type { EventMessage } from '#core/contract/events.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { limitStrangers } from './limit-strangers.ts'
import { carriesToken, isOwnAddress } from './request-rules.ts'

export interface WebServer {
  /** The address to open, with the token of this start in its fragment, which no request and no other page gets. */
  readonly address: string
  announce(message: EventMessage): void
  close(): Promise<void>
}

/** Large enough for every cookie that another server on this machine can set, so that cookies lock nobody out. */
const mostHeaderBytes = 1024 * 1024
/** The most unread events per page. Beyond it, the stream ends; the page opens a new one and reads everything again. */
const mostWaitingBytes = 1024 * 1024

/**
 * Serves the UI in `root` and the contract, on 127.0.0.1 only. Requests with another host or origin get nothing.
 * Requests without the token of this start get the files of the UI, which contain no data, and no answer to a call.
 * Rejects with the system's error if the port is not available.
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
    if (!isOwnAddress(request.headers, port))
      return refuse(response, 403, 'This address is not allowed.')
    const own = `http://127.0.0.1:${port}`
    const path = request.url ?? '/'
    if (!URL.canParse(path, own)) return refuse(response, 400, 'This is not a valid address.')
    const url = new URL(path, own)
    const isCall = request.method === 'POST' && url.pathname === '/call'
    const isEvents = request.method === 'GET' && url.pathname === '/events'
    if (isCall || isEvents) {
      if (!carriesToken(request.headers, token)) {
        return refuse(response, 401, 'Open the address shown in the terminal.')
      }
      trust(request.socket)
    }
    if (isCall) return answerCall(request, response, dispatch)
    if (isEvents) return stream(response)
    if (request.method !== 'GET') {
      response.setHeader('Allow', 'GET')
      return refuse(response, 405, 'Method not allowed.')
    }
    const asset = await readAsset(root, url.pathname)
    // Windows of other sites get no reference to this one. (The desktop host has no other sites, and there
    // this header would cost every window a second process.)
    response.writeHead(asset.status, {
      ...asset.headers,
      'Cross-Origin-Opener-Policy': 'same-origin',
    })
    response.end(asset.body)
  }

  /** One line of JSON per event. */
  const stream = (response: ServerResponse): void => {
    response.writeHead(200, { 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store' })
    response.flushHeaders()
    listeners.add(response)
    response.on('close', () => listeners.delete(response))
  }

  const server = createServer({ maxHeaderSize: mostHeaderBytes }, (request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) refuse(response, 500, 'Something went wrong.')
      else response.destroy()
    })
  })
  const trust = limitStrangers(server)
  await listen(server, wantedPort)
  port = (server.address() as AddressInfo).port

  return {
    address: `http://127.0.0.1:${port}/#token=${token}`,
    announce: (message) => {
      const line = `${JSON.stringify(message)}\n`
      for (const listener of listeners) {
        if (listener.writableLength > mostWaitingBytes) listener.destroy()
        else listener.write(line)
      }
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
    return refuse(response, 415, 'A call must be JSON.')
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    // The rest is read and dropped: closing the connection while the client still sends would lose the answer.
    if (size <= untrustedLimits.callBytes) chunks.push(chunk)
  }
  if (size > untrustedLimits.callBytes) return refuse(response, 413, 'The call is too large.')
  let body: unknown
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return refuse(response, 400, 'The call is not JSON.')
  }
  if (typeof body !== 'object' || body === null || !('name' in body) || !('input' in body)) {
    return refuse(response, 400, 'A call needs a name and an input.')
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
