import { formatRanges } from '#core/codes/code-range.ts'
import type { Category } from '#core/editions/outline.ts'
import { copyTexts } from './texts.ts'

/** The texts of a category that can be copied. */
export type CopyKind = 'code-range' | 'name' | 'path' | 'citation'

/** Returns the text to copy, and its name in the message that it was copied. */
export function copyOf(
  kind: CopyKind,
  editionTitle: string,
  path: readonly Category[],
  { name, ranges }: Category,
  /** The name, with an ancestor if several categories have that name. */
  telling: string = name,
): { readonly said: string; readonly text: string } {
  const names = path.map((each) => each.name).join(' › ')
  switch (kind) {
    case 'code-range':
      return {
        said: ranges.length === 1 ? copyTexts.codeRange : copyTexts.codeRanges,
        text: formatRanges(ranges),
      }
    case 'name':
      return { said: copyTexts.name, text: telling }
    case 'path':
      return { said: copyTexts.path, text: names }
    case 'citation':
      return {
        said: copyTexts.citation,
        text: `${editionTitle}, ${names}, ${formatRanges(ranges)}`,
      }
  }
}
