import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { encodeTable } from '#backend/tables/encode-table.ts'
import { checkout } from '../support/shipped.ts'
import { smallFacts, smallTable } from '../support/small-table.ts'
import { send } from '../support/web-request.ts'

/** A separate checkout, with or without a build, independent of this one. */
const copy = mkdtempSync(join(tmpdir(), 'category-atlas-test-'))
const build = join(copy, 'out', 'renderer')

beforeAll(() => {
  for (const name of ['web', 'backend', 'core', 'data', 'package.json']) {
    cpSync(join(checkout, name), join(copy, name), { recursive: true })
  }
  symlinkSync(join(checkout, 'node_modules'), join(copy, 'node_modules'), 'junction')
  mkdirSync(build, { recursive: true })
  writeFileSync(join(build, 'index.html'), '<p>Atlas</p>')
})
afterAll(() => rmSync(copy, { recursive: true }))

interface Run {
  readonly child: ChildProcess
  readonly said: { out: string; err: string }
  readonly ended: Promise<number | null>
}

const run = (...args: string[]): Run => {
  const userData = args.includes('--user-data') ? [] : ['--user-data', join(copy, 'user-data')]
  return runWith({}, ...userData, ...args)
}
const runWith = (environment: NodeJS.ProcessEnv, ...args: string[]): Run => {
  const main = join(copy, 'web', 'main.ts')
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, ...environment },
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (data) => (said.out += String(data)))
  child.stderr.on('data', (data) => (said.err += String(data)))
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'close').then(([status]) => status as number | null)
  return { child, said, ended }
}
const authorizationOf = ({ hash }: URL) => `Bearer ${hash.replace('#token=', '')}`
/** Waits until the address is printed. */
const started = async ({ child, said }: Run): Promise<URL> => {
  for (;;) {
    const address = /^ {2}(http:\S+)\n/m.exec(said.out)?.[1]
    if (address !== undefined) return new URL(address)
    if (child.exitCode !== null) throw new Error(said.err)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function encodedTable() {
  const { content } = smallTable('pprrvu', { '43239': 'words' })
  return encodeTable({ ...smallFacts, fields: [] }, content)
}

/** Returns the answer to a call. */
const ask = async (address: URL, name: string, input: unknown = null): Promise<unknown> => {
  const { text } = await send(Number(address.port), {
    method: 'POST',
    path: '/call',
    headers: {
      Host: address.host,
      Authorization: authorizationOf(address),
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ name, input }),
  })
  return (JSON.parse(text) as { value?: unknown }).value
}

describe('the browser host', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'prints its address, serves app and dataset, and exits cleanly on %s',
    async (signal) => {
      const host = run('--port', '0')
      const address = await started(host)
      const port = Number(address.port)
      const headers = { Host: address.host }
      const own = { ...headers, Authorization: authorizationOf(address) }
      expect((await send(port, { headers: own })).text).toBe('<p>Atlas</p>')
      const got = await send(port, {
        method: 'POST',
        path: '/call',
        headers: { ...own, 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: 'dataset.catalog', input: null }),
      })
      expect(JSON.parse(got.text)).toMatchObject({ ok: true, value: { problems: [] } })
      const print = await send(port, {
        method: 'POST',
        path: '/call',
        headers: { ...own, 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: 'host.print', input: null }),
      })
      expect(JSON.parse(print.text)).toMatchObject({ ok: false, error: { code: 'unknown-call' } })
      host.child.kill(signal)
      expect([await host.ended, host.said.err]).toEqual([0, ''])
    },
  )

  describe('with changes that cannot be saved', () => {
    /** Starts it, blocks saving, and makes a change. */
    async function withUnsavedChange() {
      const userData = mkdtempSync(join(copy, 'unsaved-'))
      const host = run('--port', '0', '--user-data', userData)
      const address = await started(host)
      const inTheWay = join(userData, 'user-data.lock')
      mkdirSync(inTheWay)
      const headers = { Host: address.host }
      const port = Number(address.port)
      const values = { theme: 'dark' }
      const got = await send(port, {
        method: 'POST',
        path: '/call',
        headers: {
          ...headers,
          Authorization: authorizationOf(address),
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({
          name: 'userdata.apply',
          input: { changes: [{ kind: 'set-settings', values }] },
        }),
      })
      expect(JSON.parse(got.text)).toMatchObject({ ok: true, value: { saved: false } })
      return { host, inTheWay, file: join(userData, 'user-data.json') }
    }
    const why = /Your latest change is not saved because “user-data.lock” is a folder\./

    it('says why on Ctrl+C, and exits as soon as they are saved', async () => {
      const { host, inTheWay, file } = await withUnsavedChange()
      host.child.kill('SIGINT')
      while (!why.test(host.said.err)) await new Promise((resolve) => setTimeout(resolve, 20))
      rmSync(inTheWay, { recursive: true })
      expect(await host.ended).toBe(0)
      expect(readFileSync(file, 'utf8')).toContain('dark')
    })

    it('exits on the second Ctrl+C, and says that they are lost', async () => {
      const { host } = await withUnsavedChange()
      host.child.kill('SIGINT')
      while (!host.said.err.includes('again to quit')) {
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      host.child.kill('SIGINT')
      expect(await host.ended).toBe(1)
      expect(host.said.err).toMatch(why)
      expect(host.said.err).toContain('Quit with unsaved changes. They are lost.')
    })

    it('exits at once on SIGTERM, and says that they are lost', async () => {
      const { host } = await withUnsavedChange()
      host.child.kill('SIGTERM')
      expect(await host.ended).toBe(1)
      expect(host.said.err).toMatch(why)
      expect(host.said.err).toContain('They are lost.')
    })
  })

  it('says that its port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const host = run('--port', String(port))
    expect(await host.ended).toBe(1)
    expect(host.said.err).toBe(
      `Category Atlas: Port ${port} is in use. Give another one with --port, or none for a free one.\n`,
    )
    other.close()
  })

  it('names an unknown option', async () => {
    const host = run('--prot', '1')
    expect(await host.ended).toBe(1)
    expect(host.said.err).toBe(
      "Category Atlas: Unknown option '--prot'. There are --port, --user-data, --data and --policy.\n",
    )
  })

  it('starts with a damaged dataset, and says what is damaged', async () => {
    const host = run('--data', join(copy, 'nowhere'))
    const address = await started(host)
    const headers = { Host: address.host }
    const port = Number(address.port)
    const got = await send(port, {
      method: 'POST',
      path: '/call',
      headers: {
        ...headers,
        Authorization: authorizationOf(address),
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({ name: 'dataset.catalog', input: null }),
    })
    expect(JSON.parse(got.text)).toMatchObject({
      ok: true,
      value: { problems: [{ file: 'manifest.json', message: 'The file is missing.' }] },
    })
    host.child.kill('SIGINT')
    expect(await host.ended).toBe(0)
  })

  it('keeps to a policy, whose folders hold', async () => {
    const own = mkdtempSync(join(copy, 'policy-'))
    const policy = join(own, 'policy.json')
    const decided = { locked: { theme: 'dark' }, defaults: { zoom: 1.5 } }
    mkdirSync(join(own, 'tables'))
    writeFileSync(join(own, 'tables', 'manifest.json'), '[')
    writeFileSync(join(own, 'tables', 'made-2026.json.gz'), (await encodedTable()).bytes)
    writeFileSync(
      policy,
      JSON.stringify({
        ...decided,
        userDataFolder: '${ATLAS_TEST}/user-data',
        tablesFolder: join(own, 'tables'),
      }),
    )
    const host = runWith({ ATLAS_TEST: own, CATEGORY_ATLAS_USER_DATA: '' }, '--policy', policy)
    const address = await started(host)
    expect(await ask(address, 'host.policy')).toEqual({ path: policy, problems: [], ...decided })
    expect(await ask(address, 'host.about')).toMatchObject({
      userDataFolder: join(own, 'user-data'),
    })
    expect(await ask(address, 'tables.list')).toMatchObject({
      tables: expect.arrayContaining([expect.objectContaining({ origin: 'shared' })]) as unknown,
    })
    host.child.kill('SIGINT')
    expect([await host.ended, host.said.err]).toEqual([0, ''])
  })

  it('starts with a broken policy, which decides nothing, and says what is wrong', async () => {
    const policy = join(mkdtempSync(join(copy, 'policy-')), 'policy.json')
    writeFileSync(policy, '{ "locked": ')
    const host = run('--policy', policy)
    const address = await started(host)
    expect(await ask(address, 'host.policy')).toMatchObject({ path: policy, locked: {} })
    host.child.kill('SIGINT')
    expect(await host.ended).toBe(0)
    expect(host.said.err).toMatch(/^Category Atlas: the policy file \S+: It is not valid JSON/)
  })

  it('says that the app is not built', async () => {
    rmSync(build, { recursive: true })
    const host = run()
    expect(await host.ended).toBe(1)
    expect(host.said.err).toBe(
      'Category Atlas: The app is not built. Run `npm run build`, or `npm start`, which builds it.\n',
    )
  })
})
