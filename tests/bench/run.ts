/**
 * `npm run bench`: runs all benchmarks, or the named ones (`npm run bench -- search`).
 * Each prints a table and writes its results as JSON to `out/bench/`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from '../../scripts/checkout.ts'
import { displayCommand } from '../../scripts/runtime/display.ts'

const needDisplay = new Set(['editions', 'start-up', 'quick-lookup', 'window', 'memory'])
/** Without a display they leave a part out. */
const useDisplay = new Set(['tables'])

const there = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => existsSync(join(import.meta.dirname, name, 'run.ts')))
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const passedOn = process.argv.slice(2).filter((argument) => argument.startsWith('--'))
const unknown = named.filter((name) => !there.includes(name))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are ${there.join(', ')}.`)
  process.exit(2)
}

for (const name of named.length > 0 ? named : there) {
  const display = displayCommand()
  const screen = needDisplay.has(name) ? display : useDisplay.has(name) ? (display ?? []) : []
  console.log(`\n# ${name}`)
  if (screen === undefined) {
    console.log('Left out: no display, and no xvfb-run.')
    continue
  }
  const [command = '', ...args] = [
    ...screen,
    process.execPath,
    join(import.meta.dirname, name, 'run.ts'),
    ...passedOn,
  ]
  const { status } = spawnSync(command, args, { cwd: checkout, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
