import type { ElectronApplication } from '@playwright/test'

/** At times V8 collects the promise of an evaluation before the debugger has its result: then it is made once more. */
export function repeatWhereCollected(electron: ElectronApplication): void {
  const evaluate = electron.evaluate.bind(electron) as (...given: unknown[]) => Promise<unknown>
  electron.evaluate = ((...given: unknown[]) =>
    evaluate(...given).catch((error: unknown) => {
      if (String(error).includes('promise was garbage collected')) return evaluate(...given)
      throw error
    })) as typeof electron.evaluate
}
