import type { Survival } from '../../fixtures/user-data/model-disk.ts'

/**
 * How long the tests with real processes go on. A short run is part of every check; the full one is
 * `ATLAS_FAULT_RUN=full npx vitest run tests/fault`.
 */
const full = process.env['ATLAS_FAULT_RUN'] === 'full'

/** After how many milliseconds a test counts as one that hangs. */
export const longest = full ? 1_800_000 : 60_000

/** How often a process is killed in the midst of its saves. */
export const killRounds = full ? 500 : 30

/** How often a process is killed that shares the folder with another one. */
export const killRoundsBesideAnother = full ? 100 : 8

/** How many changes each of two processes makes. */
export const changesOfEach = full ? 1_000 : 150

/** How many damaged files are opened. */
export const damagedFiles = full ? 10_000 : 1_000

/** The errors that each operation fails with. The others differ in their words only. */
export const errorCodes = full
  ? ['EIO', 'ENOSPC', 'EACCES', 'EPERM', 'EBUSY', 'EROFS', 'EMFILE']
  : ['ENOSPC', 'EBUSY']

/** What a power loss leaves of a content that was not synced; `zeros` and `half` are found by the same checksum. */
export const contentSurvivals: readonly Survival['content'][] = full
  ? ['all', 'nothing', 'half', 'zeros']
  : ['all', 'half']
