import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'

/** Bundles a script of this folder into one file, which starts much faster, and returns its path. */
export async function bundleScript(name: string, outFolder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, name),
      outDir: outFolder,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'script.mjs' } },
    },
  })
  return join(outFolder, 'script.mjs')
}

/** A real process whose output lines are passed on as they arrive. */
export interface RunningScript {
  readonly process: ChildProcess
  /** Resolves with the exit code (`null` if a signal ended the process) once all output has been read. */
  readonly ended: Promise<number | null>
}

/** Starts a bundled script in a process of its own. */
export function startScript(
  path: string,
  parameters: readonly string[],
  onLine: (line: string) => void,
): RunningScript {
  const child = spawn(process.execPath, [path, ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  lines.on('line', onLine)
  const read = new Promise<void>((resolve) => lines.once('close', resolve))
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { process: child, ended: Promise.all([exited, read]).then(([code]) => code) }
}
