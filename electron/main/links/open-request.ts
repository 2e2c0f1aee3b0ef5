import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { linkScheme } from '#core/links/atlas-link.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { flag, listOf, objectOf, text } from '#core/userdata/fields.ts'

/** A link or a file that the app was asked to open, neither of them looked at yet. */
export type OpenRequest =
  | { readonly kind: 'link'; readonly text: string }
  | { readonly kind: 'file'; readonly path: string }

/** What a second start of the app tells the first one. */
export interface SecondStart {
  readonly words: readonly string[]
  /** The folder that it was started in, to which the names of files are relative. */
  readonly folder: string
  /** Whether it only calls the quick lookup. */
  readonly quickLookup: boolean
}

const { secondStart } = untrustedLimits

const secondStartRule = objectOf<SecondStart>({
  words: listOf(text(secondStart.text, ''), secondStart.words),
  folder: text(secondStart.text, '', isAbsolute),
  quickLookup: flag(false),
})

/** Returns what a second start tells; `undefined` where it is of another form: it is not to be trusted. */
export function readSecondStart(told: unknown): SecondStart | undefined {
  // An older version does not say what it wants of the quick lookup.
  const start: unknown = typeof told === 'object' ? { quickLookup: false, ...told } : told
  return secondStartRule.allows(start) ? start : undefined
}

/**
 * Returns what a command line asks to open: its first word that is a link or names a file. `appPath` is
 * the app's own folder, which stands there when the app runs out of a checkout.
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

/** On Linux a file manager hands over an address of the file. One on another machine is none that is opened. */
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
