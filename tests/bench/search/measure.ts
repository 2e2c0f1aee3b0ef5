import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Corpus } from './corpus.ts'
import type { Engine, EngineMaker } from './engines.ts'

export interface Times {
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
  readonly max: number
  readonly keys: number
}

export interface BuildCost {
  /** Milliseconds, the median of some builds. */
  readonly ms: number
  /** Bytes of heap and array buffers that the built index keeps. */
  readonly bytes: number
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function usedBytes(): number {
  collectGarbage()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** Builds an engine some times; returns the last, with the median time and what it keeps in memory. */
export function measureBuild(
  maker: Pick<EngineMaker, 'build'>,
  corpus: Corpus,
  times: number,
): { engine: Engine; cost: BuildCost } {
  const durations: number[] = []
  for (let time = 1; time < times; time++) {
    const start = performance.now()
    maker.build(corpus)
    durations.push(performance.now() - start)
  }
  const before = usedBytes()
  const start = performance.now()
  const engine = maker.build(corpus)
  durations.push(performance.now() - start)
  const bytes = usedBytes() - before
  return { engine, cost: { ms: quantile(durations, 0.5), bytes } }
}

/**
 * Types each query key by key and returns what each key took. With `mostKeys` only so many keys,
 * evenly spread, are asked.
 */
export function measureKeys(
  engine: Engine,
  queries: readonly string[],
  mostKeys = Infinity,
): Times {
  const keys = queries.flatMap((query) =>
    Array.from({ length: query.length }, (_none, at) => query.slice(0, at + 1)),
  )
  const step = Math.max(1, keys.length / mostKeys)
  const asked = keys.filter((_key, at) => Math.floor(at / step) !== Math.floor((at - 1) / step))
  for (const key of asked.slice(0, Math.min(asked.length, 400))) engine.find(key)
  const durations = asked.map((key) => {
    if (key.length === 1) engine.forget?.()
    const start = performance.now()
    engine.find(key)
    return performance.now() - start
  })
  return {
    p50: quantile(durations, 0.5),
    p95: quantile(durations, 0.95),
    max: Math.max(...durations),
    keys: durations.length,
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
