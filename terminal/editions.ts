import type { Dataset } from '#backend/dataset/dataset.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import { editionsToTry } from '#core/editions/editions-to-try.ts'
import { type Outline, buildOutline } from '#core/editions/outline.ts'
import { WrongUse } from './command.ts'

/** Returns an edition's outline. Throws a WrongUse where there is no such edition, a CallFailed where its file is damaged. */
export async function readOutline(dataset: Dataset, id: string): Promise<Outline> {
  try {
    return buildOutline(await dataset.edition(id))
  } catch (error) {
    if (error instanceof CallFailed && error.code === 'unknown-edition') {
      throw new WrongUse(error.message)
    }
    throw error
  }
}

/** Returns the outlines of all editions that can be used, ascending by effective date. */
export async function readAllOutlines(dataset: Dataset): Promise<Outline[]> {
  const outlines: Outline[] = []
  for (const { id } of dataset.catalogue().editions) {
    try {
      outlines.push(buildOutline(await dataset.edition(id)))
    } catch (error) {
      // A damaged edition must not keep the others from answering; `atlas check` tells about it.
      if (!(error instanceof CallFailed)) throw error
    }
  }
  return outlines
}

/** Returns the id of the edition to answer from: the newest in effect on `today` (an ISO date), else the newest. */
export function currentEdition(dataset: Dataset, today: string): string {
  const [best] = editionsToTry(dataset.catalogue().editions, null, today)
  if (best === undefined) {
    throw new CallFailed('bad-file', 'The dataset holds no edition.', [])
  }
  return best
}
