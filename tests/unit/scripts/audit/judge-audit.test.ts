import { describe, expect, it } from 'vitest'
import { isSupportedElectron, judgeAudit } from '../../../../scripts/audit/judge-audit.ts'

const ships = (name: string) => name === 'vue' || name === 'electron'
const report = (found: Record<string, string>) => ({
  auditReportVersion: 2,
  vulnerabilities: Object.fromEntries(
    Object.entries(found).map(([name, severity]) => [
      name,
      { name, severity, isDirect: true, via: [], effects: [], nodes: [`node_modules/${name}`] },
    ]),
  ),
  metadata: {},
})

describe('an audit report', () => {
  it('passes without vulnerabilities', () => {
    expect(judgeAudit(report({}), ships)).toEqual({ state: 'clear', others: [] })
  })

  it.each(['high', 'critical'])('fails on severity %s in a shipped package', (severity) => {
    expect(judgeAudit(report({ vue: severity, eslint: severity }), ships)).toEqual({
      state: 'vulnerable',
      vulnerabilities: [`vue (${severity})`],
      others: [`eslint (${severity})`],
    })
  })

  it('passes on lower severities, and names them', () => {
    expect(judgeAudit(report({ electron: 'moderate' }), ships)).toEqual({
      state: 'clear',
      others: ['electron (moderate)'],
    })
  })

  it.each([undefined, null, '', { message: '405 Method Not Allowed', statusCode: 405 }, {}])(
    'is unknown, not passed, if the answer is %j',
    (answer) => {
      expect(judgeAudit(answer, ships)).toEqual({ state: 'unknown' })
    },
  )
})

describe('an Electron version', () => {
  it('gets security fixes while it is one of the newest three major versions', () => {
    const supported = ['45.4.1', '44.0.0', '43.9.9'].map((one) =>
      isSupportedElectron(one, '45.4.1'),
    )
    expect(supported).toEqual([true, true, true])
    expect(isSupportedElectron('42.7.0', '45.4.1')).toBe(false)
    expect(isSupportedElectron('33.2.1', '45.4.1')).toBe(false)
  })
})
