import type { JsonRecord } from './json-value.ts'

/**
 * Returns settings from elsewhere with the shelves that a person's own settings name, or with none. Paths belong
 * to this computer: no file that is imported may have the app look at others, least of all on another machine.
 */
export function withOwnShelves(settings: JsonRecord, own: JsonRecord): JsonRecord {
  const others = Object.fromEntries(Object.entries(settings).filter(([key]) => key !== 'shelves'))
  return own['shelves'] === undefined ? others : { ...others, shelves: own['shelves'] }
}
