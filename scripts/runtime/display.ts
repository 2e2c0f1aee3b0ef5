import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A screen in memory. */
export interface Screen {
  /** The environment of a program that shows its windows on it. */
  readonly environment: { readonly DISPLAY: string; readonly XAUTHORITY: string }
  close(): Promise<void>
}

/** Whether this machine can show windows. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

/**
 * Returns the prefix that gives a command a display: nothing, or `xvfb-run` with its options;
 * `undefined` if there is neither a display nor `xvfb-run`.
 */
export function displayCommand(): string[] | undefined {
  if (hasDisplay()) return []
  const there = spawnSync('sh', ['-c', 'command -v xvfb-run && command -v xauth']).status === 0
  return there ? ['xvfb-run', '-a', '-s', '-screen 0 1600x1200x24'] : undefined
}

/** Opens a screen with the command of {@link displayCommand}. Throws if that fails. It closes with this process. */
export async function openScreen([command = '', ...args]: readonly string[]): Promise<Screen> {
  const untilClosed = ['sh', '-c', 'echo "$DISPLAY $XAUTHORITY"; exec cat']
  const child = spawn(command, [...args, ...untilClosed], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  for await (const line of createInterface({ input: child.stdout })) {
    const [DISPLAY = '', XAUTHORITY = ''] = line.split(' ')
    return {
      environment: { DISPLAY, XAUTHORITY },
      async close() {
        child.stdin.end()
        await ended
      },
    }
  }
  throw new Error(`${command} opened no screen.`)
}
