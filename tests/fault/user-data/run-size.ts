import type { Survival } from '../../fixtures/user-data/model-disk.ts'

/**
 * The size of the tests with real processes. `npm test` runs the short size; the full one is
 * `ATLAS_FAULT_RUN=full npm run fault`.
 */
const full = process.env['ATLAS_FAULT_RUN'] === 'full'

/** The time after which a test counts as hung, in milliseconds. */
export const longest = full ? 1_800_000 : 300_000

/** How often a process is killed during its saves. */
export const killRounds = full ? 500 : 30

/** How often a process is killed while it shares the folder with another one. */
export const killRoundsBesideAnother = full ? 100 : 8

/** The number of changes that each of two processes makes. */
export const changesOfEach = full ? 1_000 : 150

/** The number of damaged files. */
export const damagedFiles = full ? 10_000 : 1_000

/** The errors of each failing operation. Others differ only in their text. */
export const errorCodes = full
  ? ['EIO', 'ENOSPC', 'EACCES', 'EPERM', 'EBUSY', 'EROFS', 'EMFILE']
  : ['ENOSPC', 'EBUSY']

/** What a power loss leaves of unsynced content. The same checksum detects `zeros` and `half`. */
export const contentSurvivals: readonly Survival['content'][] = full
  ? ['all', 'nothing', 'half', 'zeros']
  : ['all', 'half']
