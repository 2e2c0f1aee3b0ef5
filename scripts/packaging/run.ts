import { spawnSync } from 'node:child_process'

/** Runs a command to its end, and returns what it wrote to standard output. Throws where it fails, with what it said. */
export function run(command: string, args: readonly string[]): string {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  if (status === 0) return stdout
  const said = error?.message ?? `${stdout}${stderr}`
  throw new Error(`${[command, ...args].join(' ')} failed: ${said}`)
}
