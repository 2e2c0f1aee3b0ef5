import { spawnSync } from 'node:child_process'
import { checkout } from './checkout.ts'

/**
 * `npm test`: runs every test that this machine can run. The end-to-end tests name what it cannot.
 * With `--installed`, it makes the packages that they install while it checks the code.
 */
const passedOn = process.argv.slice(2)
const packages = passedOn.includes('--installed')
  ? ['package -- --local-electron deb rpm tar.gz']
  : []
const steps = [
  ['exec', '--', 'run-p', '--aggregate-output', 'check', ...packages],
  ['run', 'e2e', '--', ...passedOn],
]
for (const step of steps) {
  const { status } = spawnSync('npm', step, {
    cwd: checkout,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}
