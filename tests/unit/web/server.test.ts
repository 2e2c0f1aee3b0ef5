import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { type Socket, connect, createServer } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Reply } from '#core/contract/call.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { mostStrangers } from '../../../web/limit-strangers.ts'
import { type WebServer, startWebServer } from '../../../web/server.ts'
import { type WebRequest, send } from '../support/web-request.ts'

const root = mkdtempSync(join(tmpdir(), 'category-atlas-test-'))
let server: WebServer
let port = 0
let token = ''
let authorization = ''
let calls: [name: unknown, input: unknown][] = []
let reply: () => Promise<Reply> = () => Promise.resolve({ ok: true, value: 'done' })

beforeAll(async () => {
  mkdirSync(join(root, 'assets'))
  writeFileSync(join(root, 'index.html'), '<p>Atlas</p>')
  writeFileSync(join(root, 'assets', 'main.js'), 'start()')
  server = await startWebServer(
    root,
    (name, input) => {
      calls.push([name, input])
      return reply()
    },
    0,
  )
  const address = new URL(server.address)
  port = Number(address.port)
  token = tokenOf(server)
  authorization = `Bearer ${token}`
})
afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true })
})
afterEach(() => {
  calls = []
  reply = () => Promise.resolve({ ok: true, value: 'done' })
})

const tokenOf = ({ address }: WebServer) => new URL(address).hash.replace('#token=', '')

/** A request like the page's own. */
const own = (options: WebRequest = {}) =>
  send(port, {
    ...options,
    headers: { Host: `127.0.0.1:${port}`, Authorization: authorization, ...options.headers },
  })
const call = (body: string | Uint8Array, headers = {}) =>
  own({
    method: 'POST',
    path: '/call',
    body,
    headers: { 'Content-Type': 'application/json', ...headers },
  })
const goodCall = JSON.stringify({ name: 'host.about', input: null })

describe('the address that the terminal shows', () => {
  it('is on 127.0.0.1, with an unguessable token in the fragment, which no request includes', () => {
    expect(server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{32}$/)
  })

  it('is different at each start', async () => {
    const other = await startWebServer(root, () => reply(), 0)
    expect(tokenOf(other)).not.toBe(token)
    await other.close()
  })
})

describe('the page', () => {
  it('is served with its content security policy and without the token', async () => {
    const got = await own({ headers: { Authorization: '' } })
    expect([got.status, got.text]).toEqual([200, '<p>Atlas</p>'])
    expect(got.headers['content-security-policy']).toMatch(/^default-src 'none'/)
    expect(got.headers['cross-origin-opener-policy']).toBe('same-origin')
    expect((await own({ path: '/assets/main.js' })).text).toBe('start()')
  })

  it('serves nothing outside its folder', async () => {
    for (const path of ['/../package.json', '/%2e%2e%2fpackage.json', '/..%5cx.json', '/none.js']) {
      expect((await own({ path })).status).toBe(404)
    }
  })

  it('answers an invalid address with 400', async () => {
    expect((await own({ path: '//' })).status).toBe(400)
  })
})

describe('a client other than the page', () => {
  const calling: WebRequest[] = [
    { path: '/events' },
    {
      path: '/call',
      method: 'POST',
      body: goodCall,
      headers: { 'Content-Type': 'application/json' },
    },
  ]
  const paths: WebRequest[] = [{ path: '/' }, { path: '/assets/main.js' }, ...calling]
  const foreign: readonly [string, () => Record<string, string>][] = [
    ['reaches it under a foreign name', () => ({ Host: `evil.example:${port}` })],
    ['reaches it as localhost', () => ({ Host: `localhost:${port}` })],
    ['comes from another site', () => ({ Origin: 'https://evil.example' })],
    ['comes from a page without origin', () => ({ Origin: 'null' })],
    ['comes from another port', () => ({ Origin: `http://127.0.0.1:${port + 1}` })],
  ]

  it.each(foreign)('is rejected everywhere, and makes no call, if it %s', async (_who, headers) => {
    for (const asked of paths) {
      const got = await own({ ...asked, headers: { ...asked.headers, ...headers() } })
      expect(got.status).toBe(403)
      expect(got.text).not.toContain('Atlas')
    }
    expect(calls).toEqual([])
  })

  const strangers: readonly [string, () => Record<string, string>][] = [
    ['has no token', () => ({ Authorization: '' })],
    ['has a wrong token', () => ({ Authorization: `Bearer ${'A'.repeat(32)}` })],
    ['has a part of the token', () => ({ Authorization: `Bearer ${token.slice(1)}` })],
    ['has the token as a cookie', () => ({ Authorization: '', Cookie: `token=${token}` })],
  ]

  it.each(strangers)('gets no events and no answers to calls if it %s', async (_who, headers) => {
    for (const asked of calling) {
      const got = await own({ ...asked, headers: { ...asked.headers, ...headers() } })
      expect([got.status, got.text]).toEqual([401, 'Open the address shown in the terminal.'])
    }
    const inAddress = await own({ path: `/events?token=${token}`, headers: { Authorization: '' } })
    expect(inAddress.status).toBe(401)
    expect(calls).toEqual([])
  })

  it('gets no cookie, and cannot lock anybody out by setting cookies', async () => {
    const planted = Array.from({ length: 180 }, (_, at) => `c${at}=${'x'.repeat(4_000)}`).join('; ')
    const got = await call(goodCall, { Cookie: planted })
    expect([got.status, got.headers['set-cookie']]).toEqual([200, undefined])
  })

  it('cannot exhaust the page’s resources with open connections', async () => {
    const held = await Promise.all(
      Array.from(
        { length: 300 },
        (_, at) =>
          new Promise<Socket>((resolve) => {
            const socket = connect({ port, host: '127.0.0.1' }, () => {
              // Some send nothing, and some start a request and never finish it.
              if (at % 2 === 0) socket.write('POST /call HTTP/1.1\r\nHost: ')
              resolve(socket)
            })
            socket.on('error', () => undefined)
          }),
      ),
    )
    expect((await call(goodCall)).status).toBe(200)
    const isOpen = () =>
      held.filter(({ destroyed, readyState }) => !destroyed && readyState === 'open')
    await expect.poll(() => isOpen().length).toBeLessThanOrEqual(mostStrangers)
    for (const socket of held) socket.destroy()
  })

  it('never gets a CORS header', async () => {
    const asked: WebRequest[] = [
      ...paths.filter(({ path }) => path !== '/events'),
      {
        path: '/call',
        method: 'OPTIONS',
        headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' },
      },
    ]
    for (const one of asked) {
      const { headers } = await own(one)
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  it('cannot connect from another interface', async () => {
    const outer = Object.values(networkInterfaces())
      .flat()
      .find((one) => one?.family === 'IPv4' && !one.internal)
    // A machine without a network has no other interface to try.
    if (outer === undefined) return
    await expect(
      new Promise((resolve, reject) => {
        const socket = connect({ port, host: outer.address, timeout: 2000 }, () => {
          socket.destroy()
          resolve('connected')
        })
        socket.on('error', reject)
        socket.on('timeout', () => socket.destroy(new Error('no answer')))
      }),
    ).rejects.toThrow()
  })
})

describe('a call', () => {
  it('is answered with the dispatcher’s reply, as JSON that is not cached', async () => {
    reply = () => Promise.resolve({ ok: true, value: { name: 'Müller' } })
    const got = await call(goodCall)
    expect(got.status).toBe(200)
    expect(JSON.parse(got.text)).toEqual({ ok: true, value: { name: 'Müller' } })
    expect(got.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(calls).toEqual([['host.about', null]])
  })

  it('that fails gets a reply, not an error status', async () => {
    reply = () =>
      Promise.resolve({ ok: false, error: { code: 'internal', message: 'No.', details: [] } })
    const got = await call(goodCall)
    expect(got.status).toBe(200)
    expect(JSON.parse(got.text)).toMatchObject({ ok: false })
  })

  it('that crashes the handler gets a 500 without details', async () => {
    reply = () => Promise.reject(new Error('secret'))
    const got = await call(goodCall)
    expect([got.status, got.text]).toEqual([500, 'Something went wrong.'])
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'is rejected with type %j, which a form on another site could send',
    async (type) => {
      const got = await call(goodCall, { 'Content-Type': type })
      expect(got.status).toBe(415)
      expect(calls).toEqual([])
    },
  )

  it.each(['', '{', 'null', '7', '[]', '{"name": "host.about"}', '{"input": null}', '\u0000'])(
    'is rejected with the body %j',
    async (body) => {
      expect((await call(body)).status).toBe(400)
      expect(calls).toEqual([])
    },
  )

  it('can be as large as the largest import, however it is encoded in JSON', async () => {
    const text = '"'.repeat(untrustedLimits.importFile.json.text)
    const got = await call(JSON.stringify({ name: 'userdata.previewImport', input: { text } }))
    expect(got.status).toBe(200)
    expect(calls).toEqual([['userdata.previewImport', { text }]])
  })

  it('that is too large is rejected with an answer that arrives', async () => {
    const got = await call(Buffer.alloc(untrustedLimits.callBytes + 1, 0x20))
    expect([got.status, got.text]).toEqual([413, 'The call is too large.'])
    expect(calls).toEqual([])
    expect((await call(goodCall)).status).toBe(200)
  })

  it('is accepted only as a POST to its own path', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const got = await own({ method, path: '/call' })
      expect([got.status, got.headers['allow']]).toEqual([405, 'GET'])
    }
    expect((await own({ method: 'POST', path: '/other' })).status).toBe(405)
    expect((await own({ path: '/call' })).status).toBe(404)
    expect(calls).toEqual([])
  })
})

describe('the stream of events', () => {
  it('sends every event to every window, and ends with its window', async () => {
    const open = () =>
      new Promise<{ next: () => Promise<string>; close: () => void }>((resolve, reject) => {
        const headers = { Host: `127.0.0.1:${port}`, Authorization: authorization }
        const sent = get(
          { host: '127.0.0.1', port, path: '/events', headers, agent: false },
          (got) => {
            expect(got.headers['content-type']).toBe('application/x-ndjson')
            const next = () =>
              new Promise<string>((heard) => got.once('data', (data) => heard(String(data))))
            resolve({ next, close: () => sent.destroy() })
          },
        )
        sent.on('error', reject)
      })
    const [one, other] = await Promise.all([open(), open()])
    const heard = Promise.all([one.next(), other.next()])
    server.announce({ name: 'userdata-changed', detail: { revision: 7 } })
    const line = '{"name":"userdata-changed","detail":{"revision":7}}\n'
    expect(await heard).toEqual([line, line])
    one.close()
    const later = other.next()
    server.announce({ name: 'dataset-changed', detail: null })
    expect(await later).toBe('{"name":"dataset-changed","detail":null}\n')
    other.close()
  })
})

describe('a port', () => {
  it('in use fails with the system’s error', async () => {
    await expect(startWebServer(root, () => reply(), port)).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
  })

  it('can be chosen, and is free again after closing, even with open streams', async () => {
    const probe = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => probe.once('listening', resolve))
    const address = probe.address()
    const free = typeof address === 'object' && address ? address.port : 0
    await new Promise((resolve) => probe.close(resolve))
    for (let round = 0; round < 2; round++) {
      const own = await startWebServer(root, () => reply(), free)
      expect(new URL(own.address).port).toBe(String(free))
      const stream = new Promise((resolve) => {
        get({
          host: '127.0.0.1',
          port: free,
          path: '/events',
          headers: { Host: `127.0.0.1:${free}`, Authorization: `Bearer ${tokenOf(own)}` },
        })
          .on('response', (got) => {
            got.on('error', () => undefined)
            got.resume()
            resolve(got.statusCode)
          })
          .on('error', resolve)
      })
      expect(await stream).toBe(200)
      await own.close()
    }
  })
})
