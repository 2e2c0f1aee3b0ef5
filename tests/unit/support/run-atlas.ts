import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../../terminal/run.ts'

export interface AtlasRun {
  readonly status: number
  readonly out: string
  readonly err: string
}

/**
 * Runs the command line in this process, with a user data folder that does not exist unless `args` name one; `input` is
 * its standard input. What only a process of its own can show is tested in `batch.test.ts`.
 */
export async function runAtlas(args: readonly string[], input = ''): Promise<AtlasRun> {
  const isolated = args.length === 0 ? [] : ['--user-data', join(tmpdir(), 'category-atlas-none')]
  const result = { out: '', err: '' }
  const status = await run([...args.slice(0, 1), ...isolated, ...args.slice(1)], {
    output: {
      print: (line) => void (result.out += `${line}\n`),
      isFull: () => false,
      flush: () => Promise.resolve(),
    },
    complain: (line) => void (result.err += `${line}\n`),
    // oxlint-disable-next-line typescript/require-await -- The command line reads it as it reads a stream.
    async *input() {
      yield input
    },
  })
  return { status, ...result }
}
