import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { linkScheme } from '#core/links/atlas-link.ts'

/** A link or a file that the app was asked to open, neither of them looked at yet. */
export type OpenRequest =
  | { readonly kind: 'link'; readonly text: string }
  | { readonly kind: 'file'; readonly path: string }

/** What a second start of the app tells the first one, which must not trust it. */
export const secondStartSchema = z.strictObject({
  words: z.array(z.string().max(4096)).max(20),
  /** The folder that it was started in, to which the names of files are relative. */
  folder: z.string().max(4096).refine(isAbsolute),
  /** Whether it only calls the quick lookup. */
  quickLookup: z.boolean().default(false),
})

export type SecondStart = z.output<typeof secondStartSchema>

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
