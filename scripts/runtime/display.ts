import { spawnSync } from 'node:child_process'

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
