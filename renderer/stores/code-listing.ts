import type { CodeState } from './tables.ts'

/** Returns a sentence on a code in the code tables of an edition. */
export function codeListing(
  code: string,
  isListed: boolean,
  state: CodeState | undefined,
  edition: string,
): string {
  if (state === 'deleted') return `${code} is deleted: the code tables of ${edition} lack it.`
  if (!isListed) return `The code tables of ${edition} do not list ${code}.`
  if (state === 'new') return `${code} is new in the code tables of ${edition}.`
  if (state === 'reworded') return `${code} is listed in ${edition}, its descriptor revised.`
  return `${code} is listed in the code tables of ${edition}.`
}
