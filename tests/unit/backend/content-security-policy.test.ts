import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from '#backend/content-security-policy.ts'

const rules = new Map(
  contentSecurityPolicy.split('; ').map((rule) => {
    const [name = '', ...values] = rule.split(' ')
    return [name, values] as const
  }),
)

describe('the policy of the UI', () => {
  it('allows nothing that it does not name', () => {
    expect(rules.get('default-src')).toEqual(["'none'"])
  })

  it('takes scripts, styles, fonts and answers from the app itself only', () => {
    for (const name of ['script-src', 'style-src', 'font-src', 'connect-src']) {
      expect(rules.get(name), name).toEqual(["'self'"])
    }
    expect(rules.get('img-src')).toEqual(["'self'", 'data:'])
  })

  it('closes what default-src does not cover', () => {
    for (const name of ['base-uri', 'form-action', 'frame-ancestors']) {
      expect(rules.get(name), name).toEqual(["'none'"])
    }
  })

  it('has no exception and no address', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*|blob:|wasm/)
  })
})
