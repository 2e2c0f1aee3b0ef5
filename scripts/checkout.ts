import { join } from 'node:path'

/** The repository's root. */
export const checkout = join(import.meta.dirname, '..')
