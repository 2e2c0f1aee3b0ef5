import { homedir } from 'node:os'
import { join } from 'node:path'

/** Returns the folder for runtimes that scripts download: `XDG_CACHE_HOME`, or `~/.cache` if that is not set. */
export function cacheFolder(): string {
  const set = process.env['XDG_CACHE_HOME']
  return set === undefined || set === '' ? join(homedir(), '.cache') : set
}
