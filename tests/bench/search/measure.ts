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
  /** Milliseconds, the fastest of some builds. */
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

/**
 * Returns the milliseconds that each engine takes to build, the fastest of some rounds. All build
 * once a round, so that what else the machine does is shared; the fastest is least disturbed by it.
 * As in the app, the index before is there until the next one is: with the last object of a class, a collection
 * also throws away what is compiled for it.
 */
export function measureBuildTimes(
  makers: readonly EngineMaker[],
  corpus: Corpus,
  rounds: number,
): Map<string, number> {
  const fastest = new Map<string, number>()
  const held = new Map<string, Engine>()
  for (let round = 0; round < rounds; round++) {
    for (const { name, build } of makers) {
      collectGarbage()
      const start = performance.now()
      held.set(name, build(corpus))
      const took = performance.now() - start
      fastest.set(name, Math.min(took, fastest.get(name) ?? Infinity))
    }
  }
  return fastest
}

/** Builds an engine and returns it with the bytes of heap and array buffers that it keeps. */
export function buildMeasured(
  { build }: EngineMaker,
  corpus: Corpus,
): { engine: Engine; bytes: number } {
  const before = usedBytes()
  const engine = build(corpus)
  return { engine, bytes: usedBytes() - before }
}

/**
 * Types each query key by key, some times over, and returns what the keys took; of each key the
 * fastest time counts. With `mostKeys` only so many keys, evenly spread, are asked, and once.
 */
export function measureKeys(
  engine: Engine,
  queries: readonly string[],
  { mostKeys = Infinity, passes = 1 }: { mostKeys?: number; passes?: number },
): Times {
  const keys = queries.flatMap((query) =>
    Array.from({ length: query.length }, (_none, at) => query.slice(0, at + 1)),
  )
  const step = Math.max(1, keys.length / mostKeys)
  const asked = keys.filter((_key, at) => Math.floor(at / step) !== Math.floor((at - 1) / step))
  for (const key of asked.slice(0, Math.min(asked.length, 400))) engine.find(key)
  const durations = asked.map(() => Infinity)
  for (let pass = 0; pass < passes; pass++) {
    asked.forEach((key, at) => {
      const start = performance.now()
      engine.find(key)
      durations[at] = Math.min(performance.now() - start, durations[at] ?? Infinity)
    })
  }
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
