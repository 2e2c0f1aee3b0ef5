import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { checkout } from './checkout.ts'

/** Adds up the results in `test-results/` and prints `N passed, N failed`. A skipped test counts as failed. */
const vitestSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
})
const playwrightSchema = z.object({
  stats: z.object({
    expected: z.int(),
    unexpected: z.int(),
    skipped: z.int(),
  }),
})

let passed = 0
let failed = 0
for await (const name of glob('*.json', { cwd: join(checkout, 'test-results') })) {
  const json: unknown = JSON.parse(readFileSync(join(checkout, 'test-results', name), 'utf8'))
  const unit = vitestSchema.safeParse(json)
  if (unit.success) {
    passed += unit.data.numPassedTests
    failed += unit.data.numFailedTests + unit.data.numPendingTests
  } else {
    const { stats } = playwrightSchema.parse(json)
    passed += stats.expected
    failed += stats.unexpected + stats.skipped
  }
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
