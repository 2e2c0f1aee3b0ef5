import { formatRange } from '#core/codes/code-range.ts'
import type { Notice } from '#core/search/answer.ts'

/** Returns the ids of the editions that a notice names. */
export function editionsOf(notice: Notice): readonly string[] {
  return notice.kind === 'code-not-held' || notice.kind === 'in-other-editions'
    ? notice.editions
    : []
}

/**
 * Returns what a notice says; the editions that it names come behind it. `allRead` tells whether every edition
 * could be looked into, `allAsked` whether all were searched.
 */
export function noticeText(
  notice: Notice,
  { allRead, allAsked }: { readonly allRead: boolean; readonly allAsked: boolean },
): string {
  switch (notice.kind) {
    case 'code-not-held':
      return notice.editions.length > 0
        ? `No category of this edition holds ${notice.code}. These editions do:`
        : `No category of ${allRead ? 'any' : 'this'} edition holds ${notice.code}.`
    case 'range-not-held':
      return `No category of ${allAsked ? 'any' : 'this'} edition holds a code of ${formatRange(notice.range)}.`
    case 'not-a-code':
      return `“${notice.text}” looks like a code, but is none: searched as words.`
    case 'unknown-scope':
      return `No category is named “${notice.scope}”: everything is searched.`
    case 'in-other-editions':
      return 'Found in other editions:'
    case 'modifier':
      return `Modifier ${notice.modifier}: ${notice.name}`
    case 'shortened':
      return `Only the first ${notice.readCharacters} characters are searched.`
  }
}
