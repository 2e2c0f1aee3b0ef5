import { spawnSync } from 'node:child_process'
import { checkout } from './checkout.ts'

/**
 * `npm test`: checks the code and runs every test that needs no display and opens no window. `npm test -- --all` also
 * runs the end-to-end tests in the desktop app. With `--installed`, they run in the installed package, which it makes
 * while it checks the code.
 */
const given = process.argv.slice(2)
const installed = given.includes('--installed')
const packages = installed ? ['package -- --local-electron deb rpm tar.gz'] : []
const endToEnd = installed || given.includes('--all') ? given : ['--browser', ...given]
const steps = [
  ['exec', '--', 'run-p', '--aggregate-output', 'check', ...packages],
  ['run', 'fault'],
  ['run', 'e2e', '--', ...endToEnd],
]
for (const step of steps) {
  const { status } = spawnSync('npm', step, {
    cwd: checkout,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}
