import type { Migration } from './read-document.ts'

/**
 * The way from each version of the document to the next, oldest first. Version 1 is the first, so
 * there is none yet. A new version comes with a function here, and with a frozen file of the version
 * that it leaves, in the fixtures.
 */
export const migrations: readonly Migration[] = []
