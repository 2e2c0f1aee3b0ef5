import { formatRange } from '#core/codes/code-range.ts'
import type { OtherCode } from '#core/codes/other-systems.ts'
import type { Notice } from '#core/search/answer.ts'

/** Returns the ids of the editions that a notice names. */
export function editionsOf(notice: Notice): readonly string[] {
  return notice.kind === 'code-not-held' || notice.kind === 'in-other-editions'
    ? notice.editions
    : []
}

/**
 * Returns the text of a notice; its editions are shown after it. `allRead` says whether every edition is loaded,
 * `allAsked` whether all of them were searched.
 */
export function noticeText(
  notice: Notice,
  { allRead, allAsked }: { readonly allRead: boolean; readonly allAsked: boolean },
): string {
  switch (notice.kind) {
    case 'code-not-held':
      return notice.editions.length > 0
        ? `No range in this edition contains ${notice.code}. It is in these editions:`
        : `No range in ${allRead ? 'any' : 'this'} edition contains ${notice.code}.`
    case 'range-not-held':
      return `No category in ${allAsked ? 'any' : 'this'} edition overlaps ${formatRange(notice.range)}.`
    case 'not-a-code':
      return `“${notice.text}” isn't a valid code; searched as text.`
    case 'unknown-scope':
      return `No category is named “${notice.scope}”. Searching everything.`
    case 'in-other-editions':
      return 'Found in other editions:'
    case 'modifier':
      return `Modifier ${notice.modifier}: ${notice.name}`
    case 'shortened':
      return `Only the first ${notice.readCharacters} characters are searched.`
  }
}

/** Returns the text about a code of another system. */
export function otherSystemText({ text, system }: OtherCode): string {
  const article = /^[HI]/.test(system) ? 'an' : 'a'
  return `${text} looks like ${article} ${system} code, not a CPT code.`
}
