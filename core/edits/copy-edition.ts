import type { EditionFile } from '../editions/edition-file.ts'

/** Returns a copy of an edition under another id and title, to start an own one with. */
export function copyEdition(
  edition: EditionFile,
  { id, title }: { readonly id: string; readonly title: string },
): EditionFile {
  const copy = { ...edition, id, title }
  delete copy.$schema
  return copy
}

/** Returns an unused id for a copy of an edition: `2026-own`, then `2026-own-2`. */
export function idOfCopy(id: string, taken: readonly string[]): string {
  const base = `${id.slice(0, 20)}-own`
  let free = base
  for (let number = 2; taken.includes(free); number++) free = `${base}-${number}`
  return free
}
