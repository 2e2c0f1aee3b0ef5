import { type Dataset, openDataset } from '#backend/dataset/dataset.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import { localToday } from '#core/dates/local-today.ts'
import { editionsToTry } from '#core/editions/dated-editions.ts'
import { type Outline, buildOutline } from '#core/editions/outline.ts'
import { formatProblem } from '#core/editions/problem.ts'
import { type Terminal, UsageError } from './command.ts'
import { sharedEditions } from './shared-editions.ts'

/**
 * Opens the dataset with the user's own editions and those for all users. If it is the one that ships with the app, its
 * checksums are enough, unless it is to be checked `inFull`.
 */
export async function openWithOwnEditions(
  terminal: Terminal,
  { inFull = false } = {},
): Promise<Dataset> {
  const { dataset, ownEditions, isShipped } = terminal
  const opened = await openDataset(
    dataset,
    { own: ownEditions, shared: sharedEditions(terminal) },
    { isShipped: isShipped && !inFull },
  )
  await opened.ownEditions
  return opened
}

/** Returns an edition's outline. Throws a UsageError if there is no such edition, a CallFailed if its file is damaged. */
export async function readOutline(dataset: Dataset, id: string): Promise<Outline> {
  try {
    return buildOutline(await dataset.edition(id))
  } catch (error) {
    if (error instanceof CallFailed && error.code === 'unknown-edition') {
      throw new UsageError(error.message)
    }
    throw error
  }
}

/** Returns the outlines of all usable editions, ascending by effective date. */
export async function readAllOutlines(dataset: Dataset): Promise<Outline[]> {
  const outlines: Outline[] = []
  for (const { id } of dataset.catalog().editions) {
    try {
      outlines.push(buildOutline(await dataset.edition(id)))
    } catch (error) {
      // A damaged edition must not block the others. `atlas check` reports it.
      if (!(error instanceof CallFailed)) throw error
    }
  }
  return outlines
}

/**
 * Returns the edition to answer from: the newest valid one in effect today, otherwise the newest valid one. Reports on
 * standard error that a damaged one was skipped. Throws a CallFailed if there is none.
 */
export async function readCurrentOutline(
  { complain }: Terminal,
  dataset: Dataset,
): Promise<Outline> {
  const damaged: string[] = []
  for (const id of editionsToTry(dataset.catalog().editions, null, localToday())) {
    try {
      const outline = buildOutline(await dataset.edition(id))
      if (damaged.length > 0) {
        complain(
          `atlas: Edition ${damaged.join(', ')} is damaged. Using edition ${id} instead. To see what is wrong, run: atlas check`,
        )
      }
      return outline
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      damaged.push(id)
    }
  }
  throw new CallFailed(
    'bad-file',
    'The dataset has no edition that can be used.',
    dataset.catalog().problems.map(formatProblem),
  )
}
