import { spawnSync } from 'node:child_process'

/** Tells whether windows can be shown here. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

/**
 * Returns what to put before a command so that it has a display: nothing, or `xvfb-run` with its options;
 * `undefined` where there is neither a display nor that.
 */
export function displayCommand(): string[] | undefined {
  if (hasDisplay()) return []
  const there = spawnSync('sh', ['-c', 'command -v xvfb-run && command -v xauth']).status === 0
  return there ? ['xvfb-run', '-a', '-s', '-screen 0 1600x1200x24'] : undefined
}
