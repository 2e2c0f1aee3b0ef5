import { describe, expect, it } from 'vitest'
import { carriesToken, isOwnAddress, isSameText } from '../../../web/request-rules.ts'

describe('the address of a request', () => {
  it('is accepted from the page that this host served', () => {
    expect(isOwnAddress({ host: '127.0.0.1:4000' }, 4000)).toBe(true)
    const origin = 'http://127.0.0.1:4000'
    expect(isOwnAddress({ host: '127.0.0.1:4000', origin }, 4000)).toBe(true)
  })

  it.each([
    ['no host', {}],
    ['a rebound name', { host: 'evil.example:4000' }],
    ['a name that begins alike', { host: '127.0.0.1:4000.evil.example' }],
    ['another name of this machine', { host: 'localhost:4000' }],
    ['another port', { host: '127.0.0.1:4001' }],
    ['a foreign origin', { host: '127.0.0.1:4000', origin: 'https://evil.example' }],
    ['an origin of no page', { host: '127.0.0.1:4000', origin: 'null' }],
    ['the origin of another port', { host: '127.0.0.1:4000', origin: 'http://127.0.0.1:4001' }],
    ['an origin of another scheme', { host: '127.0.0.1:4000', origin: 'https://127.0.0.1:4000' }],
  ])('is rejected with %s', (_what, headers) => {
    expect(isOwnAddress(headers, 4000)).toBe(false)
  })
})

describe('the token of a request', () => {
  it('is read from the Authorization header', () => {
    expect(carriesToken({ authorization: 'Bearer secret' }, 'secret')).toBe(true)
  })

  it.each([undefined, '', 'secret', 'Bearer', 'Bearer secre', 'Bearer secretly', 'Bearer SECRET'])(
    'is rejected if it is %j',
    (authorization) => {
      const headers = authorization === undefined ? {} : { authorization }
      expect(carriesToken(headers, 'secret')).toBe(false)
    },
  )

  it('is never read from a cookie, which every port of this machine gets', () => {
    expect(carriesToken({ cookie: 'token=secret; Authorization=Bearer secret' }, 'secret')).toBe(
      false,
    )
  })

  it('is compared as bytes, of any length', () => {
    expect(isSameText('ä', 'ä')).toBe(true)
    expect(isSameText('', '')).toBe(true)
    expect(isSameText('ä', 'a')).toBe(false)
    expect(isSameText('a', 'a'.repeat(10_000))).toBe(false)
  })
})
