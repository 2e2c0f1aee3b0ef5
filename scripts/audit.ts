import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isSupportedElectron, judgeAudit } from './audit/judge-audit.ts'
import { checkout } from './checkout.ts'

/**
 * `npm run audit`: asks the npm registry for known holes in what ships, and whether this Electron still gets
 * security fixes. Ends with status 1 on a grave hole or an Electron that is left alone. Where the registry
 * gives no answer it says so and ends with status 0: that is no fault of this repository.
 */
const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), dev: z.boolean().optional() }),
  ),
})
const lock = readFileSync(join(checkout, 'package-lock.json'), 'utf8')
const { packages } = lockSchema.parse(JSON.parse(lock))

/** Electron is a development dependency in form, and the greater part of what ships. */
const ships = (name: string) =>
  name === 'electron' || packages[`node_modules/${name}`]?.dev !== true

const judgement = judgeAudit(askNpm(['audit', '--json']), ships)
if (judgement.state === 'unknown') {
  console.warn('Audit: the registry gives no report here; known holes were not looked for.')
} else {
  if (judgement.others.length > 0) {
    console.warn(`Audit: not in what ships, or not grave: ${judgement.others.join(', ')}.`)
  }
  if (judgement.state === 'holes') {
    console.error(`Audit: grave holes in what ships: ${judgement.holes.join(', ')}.`)
    process.exitCode = 1
  } else console.log('Audit: no grave hole is known in what ships.')
}

const electron = packages['node_modules/electron']?.version ?? ''
const newest = askNpm(['view', 'electron', 'version', '--json'])
if (typeof newest !== 'string') {
  console.warn('Audit: the registry does not tell the newest Electron here.')
} else if (isSupportedElectron(electron, newest)) {
  console.log(`Audit: Electron ${electron} gets security fixes; the newest is ${newest}.`)
} else {
  console.error(`Audit: Electron ${electron} gets no more security fixes; the newest is ${newest}.`)
  process.exitCode = 1
}

/** Returns what npm answers as JSON, or `undefined` where that is none. */
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
