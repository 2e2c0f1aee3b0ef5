import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ImportKind } from '#core/contract/host-calls.ts'
import { linkScheme } from '#core/links/atlas-link.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { flag, listOf, objectOf, text } from '#core/userdata/fields.ts'

/** A link or a file that the app was asked to open, not validated yet. */
export type OpenRequest =
  | { readonly kind: 'link'; readonly text: string }
  /** `what` is what the user chose it as, where they did. */
  | { readonly kind: 'file'; readonly path: string; readonly what?: ImportKind }

/** What a second start of the app sends to the first one. */
export interface SecondStart {
  readonly words: readonly string[]
  /** The working directory, which file names are relative to. */
  readonly folder: string
  /** Whether it only opens the quick lookup. */
  readonly quickLookup: boolean
}

const { secondStart } = untrustedLimits

const secondStartRule = objectOf<SecondStart>({
  words: listOf(text(secondStart.text, ''), secondStart.words),
  folder: text(secondStart.text, '', isAbsolute),
  quickLookup: flag(false),
})

/** Parses the untrusted data of a second start; returns `undefined` if it is invalid. */
export function readSecondStart(told: unknown): SecondStart | undefined {
  // An older version does not send `quickLookup`.
  const start: unknown = typeof told === 'object' ? { quickLookup: false, ...told } : told
  return secondStartRule.allows(start) ? start : undefined
}

/**
 * Returns what a command line asks to open: its first argument that is a link or names a file. `appPath` is
 * the app's own folder, which is an argument when the app runs from a checkout.
 */
export function requestOf(
  { words, folder }: Pick<SecondStart, 'words' | 'folder'>,
  appPath: string,
): OpenRequest | undefined {
  for (const word of words) {
    if (word.toLowerCase().startsWith(`${linkScheme}:`)) return { kind: 'link', text: word }
    const path = pathOf(word, folder)
    if (path !== undefined && path !== resolve(appPath)) return { kind: 'file', path }
  }
  return undefined
}

/** On Linux, a file manager passes a file URL. URLs on other machines are ignored. */
function pathOf(word: string, folder: string): string | undefined {
  if (!word.toLowerCase().startsWith('file:'))
    return word === '' ? undefined : resolve(folder, word)
  try {
    const url = new URL(word)
    return url.host === '' ? fileURLToPath(url) : undefined
  } catch {
    return undefined
  }
}
