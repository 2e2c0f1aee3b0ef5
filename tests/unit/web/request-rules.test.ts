import { describe, expect, it } from 'vitest'
import { carriesToken, cookieName, isOwnAddress, sameText } from '../../../web/request-rules.ts'

describe('the address of a request', () => {
  it('is this host’s, as the page that it served sends it', () => {
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
  ])('is not with %s', (_what, headers) => {
    expect(isOwnAddress(headers, 4000)).toBe(false)
  })
})

describe('the token of a request', () => {
  it('is found among other cookies', () => {
    const cookie = `a=1; ${cookieName(4000)}=secret; b=2`
    expect(carriesToken({ cookie }, 4000, 'secret')).toBe(true)
  })

  it.each([
    undefined,
    '',
    'category-atlas-4000',
    'category-atlas-4000=',
    'category-atlas-4000=secre',
    'category-atlas-4000=secretly',
    'category-atlas-4000=SECRET',
    'category-atlas-4001=secret',
    'xcategory-atlas-4000=secret',
  ])('is not %j', (cookie) => {
    expect(carriesToken(cookie === undefined ? {} : { cookie }, 4000, 'secret')).toBe(false)
  })

  it('is compared as bytes, of any length', () => {
    expect(sameText('ä', 'ä')).toBe(true)
    expect(sameText('', '')).toBe(true)
    expect(sameText('ä', 'a')).toBe(false)
    expect(sameText('a', 'a'.repeat(10_000))).toBe(false)
  })
})
