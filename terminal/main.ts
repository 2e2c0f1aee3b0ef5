import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// What was compiled once is kept beside the packages, where no other user can put anything. Without it, or where it
// cannot be written, everything works and takes longer.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'atlas'))
const [{ run }, { complain, openOutput }, { standardInput }] = await Promise.all([
  import('./run.ts'),
  import('./output.ts'),
  import('./input.ts'),
])
process.exitCode = await run(process.argv.slice(2), {
  output: openOutput(),
  complain,
  input: standardInput,
})
