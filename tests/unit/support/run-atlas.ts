import { spawn } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkout } from './shipped.ts'

export interface AtlasRun {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** Runs the command-line program with a user data folder that does not exist; `input` is its standard input. */
export function runAtlas(args: readonly string[], input = ''): Promise<AtlasRun> {
  const isolated = args.length === 0 ? [] : ['--user-data', join(tmpdir(), 'category-atlas-none')]
  const main = join(checkout, 'terminal', 'main.ts')
  const child = spawn(process.execPath, [main, ...args.slice(0, 1), ...isolated, ...args.slice(1)])
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  // A program that needs no input may have exited before the input is written.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, out, err }))
  })
}
