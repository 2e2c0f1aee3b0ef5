import { run } from '../../../scripts/packaging/run.ts'

/** Runs apt-get, and waits for any other package tool. */
export function aptGet(...args: string[]): void {
  const options = ['-qq', '--yes', '-o', 'DPkg::Lock::Timeout=240']
  run('env', ['DEBIAN_FRONTEND=noninteractive', 'apt-get', ...options, ...args])
}
