import { setTimeout as pause } from 'node:timers/promises'
import { policyInForce } from '#backend/policy/policy-file.ts'
import { readArguments } from './arguments.ts'
import { startHost } from './host.ts'

function fail(message: string): never {
  console.error(`Category Atlas: ${message}`)
  process.exit(1)
}

const failWith = (error: unknown): never =>
  fail(error instanceof Error ? error.message : String(error))

function readOptions() {
  try {
    return readArguments(process.argv.slice(2))
  } catch (error) {
    return failWith(error)
  }
}

const options = readOptions()
const policy = policyInForce(options.policy)
for (const problem of policy.problems) {
  console.error(`Category Atlas: the policy file ${policy.path}: ${problem}`)
}
const { backend, server } = await startHost(options, policy).catch(failWith)

console.log('Category Atlas is served to this machine only. Open:')
console.log(`  ${server.address}`)
console.log('Press Ctrl+C to quit.')

let ending = false
/** Exits once everything is saved. While that fails, a second Ctrl+C gives up; for a `SIGTERM` nobody can press it. */
async function end(signal: NodeJS.Signals): Promise<void> {
  if (ending) {
    if (signal === 'SIGTERM') return
    fail('Quit with unsaved changes. They are lost.')
  }
  ending = true
  const closing = server.close()
  let unsaved = await backend.close()
  if (unsaved !== undefined && signal === 'SIGTERM') fail(`${unsaved}\nThey are lost.`)
  if (unsaved !== undefined) {
    console.error(`Category Atlas: ${unsaved}`)
    console.error('Press Ctrl+C again to quit anyway and lose them.')
  }
  while (unsaved !== undefined) {
    await pause(1_000)
    unsaved = await backend.close()
  }
  await closing
  process.exit(0)
}
process.on('SIGINT', (signal) => void end(signal))
process.on('SIGTERM', (signal) => void end(signal))
