import { limits } from './limits.ts'

const between = '\n\n[Written elsewhere at the same time:]\n'

/**
 * Returns the text that a note gets. Where somebody else has changed it since the person began
 * (`was` is what they saw), both texts are kept, the person's first.
 * Returns `undefined` where both together would be too long.
 */
export function mergeNote(
  current: string,
  text: string,
  was: string | undefined,
): { readonly text: string; readonly merged: boolean } | undefined {
  const untouched = was === undefined || current === was || current === text || current === ''
  if (untouched || current.startsWith(text + between)) {
    return { text: untouched ? text : current, merged: false }
  }
  if (text === '') return { text: current, merged: true }
  const both = text + between + current
  return both.length > limits.noteText ? undefined : { text: both, merged: true }
}
