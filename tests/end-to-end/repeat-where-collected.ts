import type { ElectronApplication } from '@playwright/test'

const mostTries = 5

/** At times V8 collects the promise of an evaluation before the debugger has its result: then it is made once more. */
export function repeatWhereCollected(electron: ElectronApplication): void {
  const evaluate = electron.evaluate.bind(electron) as (...given: unknown[]) => Promise<unknown>
  const repeat = async (given: readonly unknown[], triesLeft: number): Promise<unknown> => {
    try {
      return await evaluate(...given)
    } catch (error) {
      if (triesLeft === 0 || !String(error).includes('promise was garbage collected')) throw error
      return repeat(given, triesLeft - 1)
    }
  }
  electron.evaluate = ((...given: unknown[]) =>
    repeat(given, mostTries)) as typeof electron.evaluate
}
