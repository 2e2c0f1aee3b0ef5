import type { ElectronApplication } from '@playwright/test'

const mostTries = 5

interface Evaluation {
  readonly id: number
  readonly source: string
  readonly argument: unknown
}

/**
 * Makes every evaluation in the main process run exactly once. V8 sometimes collects the promise of
 * an evaluation before the debugger has its result. The main process therefore keeps each answer by number,
 * and asking again returns that answer instead of running the function again.
 */
export function evaluateOnce(electron: ElectronApplication): void {
  const evaluate = electron.evaluate.bind(electron) as (
    run: typeof answerOf,
    evaluation: Evaluation,
  ) => Promise<unknown>
  let count = 0
  const ask = async (evaluation: Evaluation, triesLeft: number): Promise<unknown> => {
    try {
      return await evaluate(answerOf, evaluation)
    } catch (error) {
      if (triesLeft === 0 || !String(error).includes('promise was garbage collected')) throw error
      return ask(evaluation, triesLeft - 1)
    }
  }
  electron.evaluate = ((run: (...given: never[]) => unknown, argument?: unknown) => {
    count++
    return ask({ id: count, source: run.toString(), argument }, mostTries)
  }) as typeof electron.evaluate
}

/** Runs in the main process: returns the answer of an evaluation, which runs only the first time. */
function answerOf(modules: unknown, { id, source, argument }: Evaluation): Promise<unknown> {
  const main = globalThis as typeof globalThis & { evaluations?: Map<number, Promise<unknown>> }
  main.evaluations ??= new Map<number, Promise<unknown>>()
  let answer = main.evaluations.get(id)
  if (answer === undefined) {
    // oxlint-disable-next-line no-eval -- The function of the test arrives as its source.
    const run = (0, eval)(`(${source})`) as (...given: unknown[]) => unknown
    answer = new Promise((resolve) => resolve(run(modules, argument)))
    main.evaluations.set(id, answer)
  }
  return answer
}
