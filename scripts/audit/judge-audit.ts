import { z } from 'zod'

/** The parts of `npm audit --json` that are used here. */
const reportSchema = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.enum(['info', 'low', 'moderate', 'high', 'critical']) }),
  ),
})

export type AuditJudgment =
  | { readonly state: 'clear'; readonly others: readonly string[] }
  /** Names and severities of shipped packages with a known vulnerability. */
  | {
      readonly state: 'vulnerable'
      readonly vulnerabilities: readonly string[]
      readonly others: readonly string[]
    }
  /** The registry gave no report. */
  | { readonly state: 'unknown' }

const grave: ReadonlySet<string> = new Set(['high', 'critical'])

/** Returns the severe vulnerabilities in shipped packages from a report of `npm audit --json`, and all other findings. */
export function judgeAudit(report: unknown, ships: (name: string) => boolean): AuditJudgment {
  const parsed = reportSchema.safeParse(report)
  if (!parsed.success) return { state: 'unknown' }
  const vulnerabilities: string[] = []
  const others: string[] = []
  for (const [name, { severity }] of Object.entries(parsed.data.vulnerabilities)) {
    const list = grave.has(severity) && ships(name) ? vulnerabilities : others
    list.push(`${name} (${severity})`)
  }
  return vulnerabilities.length === 0
    ? { state: 'clear', others }
    : { state: 'vulnerable', vulnerabilities, others }
}

/** The number of major Electron versions that get fixes: the newest three. */
const supportedMajors = 3

/** Whether an Electron version still gets security fixes, given the newest version. */
export function isSupportedElectron(version: string, newest: string): boolean {
  const major = (text: string) => Number.parseInt(text, 10)
  return major(newest) - major(version) < supportedMajors
}
