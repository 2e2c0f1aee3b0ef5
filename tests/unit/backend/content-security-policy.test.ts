import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '#backend/content-security-policy.ts'

const rules = new Map(
  contentSecurityPolicy.split('; ').map((rule) => {
    const [name = '', ...values] = rule.split(' ')
    return [name, values] as const
  }),
)

describe('the content security policy', () => {
  it('allows nothing that it does not name', () => {
    expect(rules.get('default-src')).toEqual(["'none'"])
  })

  it('allows scripts, styles, fonts and connections only from the app itself', () => {
    for (const name of ['script-src', 'style-src', 'font-src', 'connect-src']) {
      expect(rules.get(name), name).toEqual(["'self'"])
    }
    expect(rules.get('img-src')).toEqual(["'self'", 'data:'])
  })

  it('restricts what default-src does not cover', () => {
    for (const name of ['base-uri', 'form-action', 'frame-ancestors']) {
      expect(rules.get(name), name).toEqual(["'none'"])
    }
  })

  it('has no unsafe exception and no address', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*|blob:|wasm/)
  })
})
