import { keepCompiled } from '#backend/files/keep-compiled.ts'

keepCompiled()
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
