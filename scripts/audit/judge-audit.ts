import { z } from 'zod'

/** What `npm audit --json` says, as far as it is of use here. */
const reportSchema = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.enum(['info', 'low', 'moderate', 'high', 'critical']) }),
  ),
})

export type AuditJudgement =
  | { readonly state: 'sound'; readonly others: readonly string[] }
  /** Names and severities of packages that ship and have a known hole. */
  | {
      readonly state: 'holes'
      readonly holes: readonly string[]
      readonly others: readonly string[]
    }
  /** The registry gave no report. */
  | { readonly state: 'unknown' }

const grave: ReadonlySet<string> = new Set(['high', 'critical'])

/** Returns what a report of `npm audit --json` says of the packages that ship; lesser and other finds are named beside. */
export function judgeAudit(report: unknown, ships: (name: string) => boolean): AuditJudgement {
  const parsed = reportSchema.safeParse(report)
  if (!parsed.success) return { state: 'unknown' }
  const holes: string[] = []
  const others: string[] = []
  for (const [name, { severity }] of Object.entries(parsed.data.vulnerabilities)) {
    const list = grave.has(severity) && ships(name) ? holes : others
    list.push(`${name} (${severity})`)
  }
  return holes.length === 0 ? { state: 'sound', others } : { state: 'holes', holes, others }
}

/** Major versions of Electron that its makers mend at a time: the newest three. */
const supportedMajors = 3

/** Tells whether a version of Electron still gets security fixes, given the newest one. */
export function isSupportedElectron(version: string, newest: string): boolean {
  const major = (text: string) => Number.parseInt(text, 10)
  return major(newest) - major(version) < supportedMajors
}
