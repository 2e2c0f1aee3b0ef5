import type { EditionFile } from '../editions/edition-file.ts'

/** Returns an edition to begin an own one with: all that another one says, under an id and a title of its own. */
export function copyEdition(
  edition: EditionFile,
  { id, title }: { readonly id: string; readonly title: string },
): EditionFile {
  const copy = { ...edition, id, title }
  delete copy.$schema
  return copy
}

/** Returns an id for an own edition made from another one that none of `taken` is: `2026-own`, then `2026-own-2`. */
export function idOfCopy(id: string, taken: readonly string[]): string {
  const base = `${id.slice(0, 20)}-own`
  let free = base
  for (let number = 2; taken.includes(free); number++) free = `${base}-${number}`
  return free
}
