import fc from 'fast-check'

/**
 * The seed of all property tests. It is fixed, so that a failing run points to the change under test.
 * `ATLAS_PROPERTY_SEED=random npm run unit` tries new inputs and prints the seed of a failure;
 * `ATLAS_PROPERTY_SEED=<number>` repeats that run.
 */
const wanted = process.env['ATLAS_PROPERTY_SEED'] ?? '20260101'
if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) })
