import { spawnSync } from 'node:child_process'

/** Runs a command and returns its standard output. Throws if it fails, with its error output. */
export function run(command: string, args: readonly string[]): string {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  if (status === 0) return stdout
  const said = error?.message ?? `${stdout}${stderr}`
  throw new Error(`${[command, ...args].join(' ')} failed: ${said}`)
}
