import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { createDispatcher } from '#backend/dispatcher.ts'
import { type CallName, type Handlers, contract } from '#core/contract/contract.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import { failureCodes, failureSchema } from '#core/contract/call.ts'

const names = Object.keys(contract) as CallName[]
let handled: [name: string, input: unknown][] = []
let reported: [name: string, error: unknown][] = []
let answer: () => unknown = () => null

/** Handlers that record their input and all give the same answer. */
const handlers = Object.fromEntries(
  names.map((name) => [
    name,
    (input: unknown) => {
      handled.push([name, input])
      return Promise.resolve().then(() => answer())
    },
  ]),
) as unknown as Handlers
const dispatch = createDispatcher(handlers, (name, error) => void reported.push([name, error]))

beforeEach(() => {
  handled = []
  reported = []
  answer = () => null
})

describe('a call', () => {
  it('reaches its handler with its input and returns the value', async () => {
    answer = () => ({ id: '2026' })
    expect(await dispatch('dataset.edition', { edition: '2026' })).toEqual({
      ok: true,
      value: { id: '2026' },
    })
    expect(handled).toEqual([['dataset.edition', { edition: '2026' }]])
  })

  it.each([
    'dataset.nothing',
    '',
    'Dataset.catalog',
    'dataset.catalog ',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    undefined,
    null,
    7,
    {},
    ['dataset.catalog'],
    Symbol('dataset.catalog'),
  ])('reaches no handler with an unknown name (%s)', async (name) => {
    expect(await dispatch(name, null)).toEqual({
      ok: false,
      error: { code: 'unknown-call', message: 'There is no such call.', details: [] },
    })
    expect(handled).toEqual([])
  })

  it.each([
    ['no input', undefined],
    ['null', null],
    ['another type', { edition: 2026 }],
    ['a path', { edition: '../2026' }],
    ['a field too many', { edition: '2026', extra: 1 }],
    [
      'a name that objects have',
      JSON.parse('{"edition": "2026", "__proto__": {"x": 1}}') as unknown,
    ],
  ])('reaches no handler with an invalid input (%s), and gets the reason', async (_what, input) => {
    const reply = await dispatch('dataset.edition', input)
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', message: 'The input of dataset.edition is not valid.' },
    })
    if (!reply.ok) expect(reply.error.details.length).toBeGreaterThan(0)
    expect(handled).toEqual([])
    expect(reported).toEqual([])
  })

  it.each([
    ['bytes', new Uint8Array(8)],
    ['numbers that cannot be frozen', new Float64Array(2)],
    ['a view of bytes', new DataView(new ArrayBuffer(8))],
  ])('is rejected if its input contains %s, which JSON cannot represent', async (_what, bytes) => {
    for (const input of [
      bytes,
      { changes: bytes },
      { changes: [{ kind: 'remove', folders: bytes }] },
    ]) {
      expect(await dispatch('userdata.apply', input)).toMatchObject({
        ok: false,
        error: { code: 'invalid-input' },
      })
    }
    for (const values of [bytes, { a: bytes }, { a: [bytes] }]) {
      const changes = [{ kind: 'set-session', values }]
      expect(await dispatch('userdata.apply', { changes })).toMatchObject({
        error: { code: 'invalid-input' },
      })
    }
    expect(handled).toEqual([])
    expect(reported).toEqual([])
  })

  it('gets at most twenty short messages for a very invalid input', async () => {
    const extra = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`field${at}`, at]))
    const reply = await dispatch('dataset.edition', { edition: 1, ...extra })
    if (reply.ok) throw new Error('it was taken')
    expect(reply.error.details.length).toBeLessThanOrEqual(20)
    for (const detail of reply.error.details) expect(detail.length).toBeLessThanOrEqual(300)
  })

  it.each(failureCodes)('returns the failure %s with its details', async (code) => {
    answer = () => {
      throw new CallFailed(code, 'It did not work.', ['this', 'that'])
    }
    expect(await dispatch('dataset.catalog', null)).toEqual({
      ok: false,
      error: { code, message: 'It did not work.', details: ['this', 'that'] },
    })
    expect(reported).toEqual([])
  })

  it.each([new Error('secret /home/me'), 'secret', undefined, { stack: 'secret' }])(
    'logs an internal error (%s) and does not reveal it',
    async (thrown) => {
      answer = () => {
        // oxlint-disable-next-line typescript/only-throw-error -- a library may throw anything
        throw thrown
      }
      expect(await dispatch('host.about', null)).toEqual({
        ok: false,
        error: {
          code: 'internal',
          message: 'Something went wrong in host.about. The log has the details.',
          details: [],
        },
      })
      expect(reported).toEqual([['host.about', thrown]])
    },
  )

  it('gets an answer even if its input is nested extremely deep', async () => {
    let nested: unknown = 1
    for (let depth = 0; depth < 200_000; depth++) nested = [nested]
    for (const name of names) {
      const reply = await dispatch(name, { changes: nested, edition: nested, text: nested })
      expect(reply.ok).toBe(false)
    }
  })
})

describe('any call', () => {
  const anyName = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...names) },
    { weight: 1, arbitrary: fc.string() },
    { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'valueOf') },
    { weight: 1, arbitrary: fc.anything() },
  )
  const anyInput = fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
    fc.jsonValue(),
    fc.record(
      {
        edition: fc.oneof(fc.string(), fc.constantFrom('2026', '__proto__'), fc.jsonValue()),
        text: fc.oneof(fc.string(), fc.jsonValue()),
        name: fc.oneof(fc.string(), fc.jsonValue()),
        id: fc.oneof(fc.string(), fc.jsonValue()),
        changes: fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()),
      },
      { requiredKeys: [] },
    ),
    fc.constant(null),
  )

  it('never throws, and returns a value or a failure of the contract', async () => {
    const seen = new Set<string>()
    await fc.assert(
      fc.asyncProperty(anyName, anyInput, async (name, input) => {
        const reply = await dispatch(name, input)
        seen.add(reply.ok ? 'ok' : reply.error.code)
        if (reply.ok) expect(names).toContain(name)
        else expect(failureSchema.safeParse(reply.error).success).toBe(true)
      }),
      { numRuns: 2000 },
    )
    // The calls produced all three outcomes.
    expect([...seen].sort()).toEqual(['invalid-input', 'ok', 'unknown-call'])
    expect(reported).toEqual([])
  })

  it('reaches a handler only with an input that satisfies the contract', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), anyInput, async (name, input) => {
        handled = []
        await dispatch(name, input)
        for (const [, given] of handled) {
          expect(contract[name].input.safeParse(given).success).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })
})
