import { policyInForce } from '#backend/policy/policy-file.ts'
import { keepCompiled } from '#backend/files/keep-compiled.ts'
import { readArguments } from '../../web/arguments.ts'
import type { Host } from '../../web/host.ts'

/** What a test asks of this process: to start a host with these arguments, or to end it. */
export interface HostRequest {
  readonly id: number
  /** None to end it. */
  readonly start?: readonly string[]
}

/** The address of the host, none once it has ended, or why it does not start. */
export interface HostAnswer {
  readonly id: number
  readonly address?: string
  readonly error?: string
}

/**
 * Serves browser hosts to the tests of a worker, each with its own data and server. A process of its own for each
 * would take longer to load than many tests.
 */
keepCompiled()
const { startHost } = await import('../../web/host.ts')
const hosts = new Map<number, Host>()

async function answer({ id, start }: HostRequest): Promise<HostAnswer> {
  if (start !== undefined) {
    const options = readArguments(start)
    const host = await startHost(options, policyInForce(options.policy))
    hosts.set(id, host)
    return { id, address: host.server.address }
  }
  const host = hosts.get(id)
  hosts.delete(id)
  await Promise.all([host?.server.close(), host?.backend.close()])
  return { id }
}

process.on('message', (request: HostRequest) => {
  void answer(request)
    .catch((error: unknown): HostAnswer => ({ id: request.id, error: String(error) }))
    .then((told) => process.send?.(told))
})
// The tests have ended.
process.once('disconnect', () => process.exit())
