import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isSupportedElectron, judgeAudit } from './audit/judge-audit.ts'
import { checkout } from './checkout.ts'

/**
 * `npm run audit`: asks the npm registry for known vulnerabilities in shipped dependencies, and whether this
 * Electron still gets security fixes. Exits with status 1 on a high-severity or critical vulnerability, or an
 * unsupported Electron. If the registry does not answer, it says so and exits with status 0.
 */
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), dev: z.boolean().optional() }),
  ),
})
const lock = readFileSync(join(checkout, 'package-lock.json'), 'utf8')
const { packages } = lockSchema.parse(JSON.parse(lock))

/** Electron is formally a development dependency, but most of what ships. */
const ships = (name: string) =>
  name === 'electron' || packages[`node_modules/${name}`]?.dev !== true

const judgment = judgeAudit(askNpm(['audit', '--json']), ships)
if (judgment.state === 'unknown') {
  console.warn('Audit: the registry gives no report here; known vulnerabilities were not checked.')
} else {
  if (judgment.others.length > 0) {
    console.warn(`Audit: not shipped, or of lower severity: ${judgment.others.join(', ')}.`)
  }
  if (judgment.state === 'vulnerable') {
    console.error(
      `Audit: severe vulnerabilities in shipped dependencies: ${judgment.vulnerabilities.join(', ')}.`,
    )
    process.exitCode = 1
  } else console.log('Audit: no severe vulnerabilities known in shipped dependencies.')
}

const electron = packages['node_modules/electron']?.version ?? ''
const newest = askNpm(['view', 'electron', 'version', '--json'])
if (typeof newest !== 'string') {
  console.warn('Audit: the registry did not return the newest Electron version.')
} else if (isSupportedElectron(electron, newest)) {
  console.log(`Audit: Electron ${electron} gets security fixes; the newest is ${newest}.`)
} else {
  console.error(`Audit: Electron ${electron} gets no more security fixes; the newest is ${newest}.`)
  process.exitCode = 1
}

/** Returns npm's answer as JSON, or `undefined` if it is not JSON. */
function askNpm(args: readonly string[]): unknown {
  const { stdout } = spawnSync('npm', args, {
    cwd: checkout,
    encoding: 'utf8',
    timeout: 60_000,
    shell: process.platform === 'win32',
  })
  try {
    return JSON.parse(stdout) as unknown
  } catch {
    return undefined
  }
}
