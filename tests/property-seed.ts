import fc from 'fast-check'

/**
 * The seed of all property tests: a fixed one, so that a run tells of the change under test and of
 * nothing else. `ATLAS_PROPERTY_SEED=random npm run unit` searches where none has looked before, and
 * prints the seed of what it finds; `ATLAS_PROPERTY_SEED=<number>` repeats that run.
 */
const wanted = process.env['ATLAS_PROPERTY_SEED'] ?? '20260101'
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) })
