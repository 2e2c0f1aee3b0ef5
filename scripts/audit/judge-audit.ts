import { z } from 'zod'

/** The parts of `npm audit --json` that are used here. */
const reportSchema = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.enum(['info', 'low', 'moderate', 'high', 'critical']) }),
  ),
})

export type AuditJudgement =
  | { readonly state: 'sound'; readonly others: readonly string[] }
  /** Names and severities of shipped packages with a known vulnerability. */
  | {
      readonly state: 'holes'
      readonly holes: readonly string[]
      readonly others: readonly string[]
    }
  /** The registry gave no report. */
  | { readonly state: 'unknown' }

const grave: ReadonlySet<string> = new Set(['high', 'critical'])

/** Returns the severe vulnerabilities in shipped packages from a report of `npm audit --json`, and all other findings. */
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

/** The number of major Electron versions that get fixes: the newest three. */
const supportedMajors = 3

/** Whether an Electron version still gets security fixes, given the newest version. */
export function isSupportedElectron(version: string, newest: string): boolean {
  const major = (text: string) => Number.parseInt(text, 10)
  return major(newest) - major(version) < supportedMajors
}
