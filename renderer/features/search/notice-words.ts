import { formatRange } from '#core/codes/code-range.ts'
import type { Notice } from '#core/search/answer.ts'

/** Returns the ids of the editions that a notice names. */
export function editionsOf(notice: Notice): readonly string[] {
  return notice.kind === 'code-not-held' || notice.kind === 'in-other-editions'
    ? notice.editions
    : []
}

/** Returns what a notice says; its editions come behind it. `allRead` tells whether every edition was asked. */
export function noticeText(notice: Notice, allRead: boolean): string {
  switch (notice.kind) {
    case 'code-not-held':
      return notice.editions.length > 0
        ? `No category of this edition holds ${notice.code}. These editions do:`
        : `No category of ${allRead ? 'any' : 'this'} edition holds ${notice.code}.`
    case 'range-not-held':
      return `No category of this edition holds a code of ${formatRange(notice.range)}.`
    case 'not-a-code':
      return `“${notice.text}” looks like a code, but is none: searched as words.`
    case 'in-other-editions':
      return 'Found in other editions:'
    case 'modifier':
      return `Modifier ${notice.modifier}: ${notice.name}`
    case 'shortened':
      return `Only the first ${notice.readCharacters} characters are searched.`
  }
}
