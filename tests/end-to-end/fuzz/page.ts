import fc from 'fast-check'
import { type InputSchema, inputsLike } from './hostile-inputs.ts'

/** Runs in the app's page and makes the calls of `call-fuzz.spec.ts` through the real bridge. */

export interface FuzzTask {
  readonly name: string
  readonly schema: InputSchema
  readonly calls: number
  readonly seed: number
}

export interface FuzzOutcome {
  /** The number of calls by outcome: `ok`, the code of a failure, or `not handed over`. */
  readonly ended: Record<string, number>
  /** The distinct texts of failures and of the bridge itself. */
  readonly said: string[]
  /** Invalid replies. */
  readonly odd: string[]
}

interface Bridge {
  call(name: unknown, input: unknown): Promise<string>
}

const atOnce = 100

async function fuzz({ name, schema, calls, seed }: FuzzTask): Promise<FuzzOutcome> {
  const bridge = Reflect.get(window, 'atlasBridge') as Bridge
  const ended: Record<string, number> = {}
  const said = new Set<string>()
  const odd = new Set<string>()
  const count = (end: string) => void (ended[end] = (ended[end] ?? 0) + 1)

  const one = async (input: unknown): Promise<void> => {
    let reply: string
    try {
      reply = await bridge.call(name, input)
    } catch (error) {
      count('not handed over')
      said.add(error instanceof Error ? error.message : String(error))
      return
    }
    const { ok, error, ...rest } = JSON.parse(reply) as {
      ok?: unknown
      error?: { code?: unknown }
    }
    if (ok === true) count('ok')
    else if (ok === false && error !== undefined && Object.keys(rest).length === 0) {
      count(String(error.code))
      said.add(JSON.stringify(error))
    } else odd.add(reply.slice(0, 500))
  }

  const inputs = fc.sample(inputsLike(schema), { numRuns: calls, seed })
  for (let at = 0; at < inputs.length; at += atOnce) {
    await Promise.all(inputs.slice(at, at + atOnce).map(one))
  }
  return { ended, said: [...said], odd: [...odd] }
}

Reflect.set(window, 'fuzz', fuzz)
