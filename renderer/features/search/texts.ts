import { formatRange } from '#core/codes/code-range.ts'
import type { OtherCode } from '#core/codes/other-systems.ts'
import type { Hit, MatchKind, Notice } from '#core/search/answer.ts'
import { repeatsWords } from '#core/text/words.ts'
import { counted } from '../../ui/counted.ts'

export const searchBoxTexts = {
  search: 'Search codes, ranges and words',
  examples: 'Code, range or words: 27447, 27301-27599, knee arthroplasty, EKG',
  clear: 'Clear search',
}

export const resultListTexts = {
  noMatches: (where: string) => `No matches ${where}`,
  noCategories: (where: string) => `No categories ${where}`,
  codeNotFound: (where: string) => `Not ${where}`,
  categories: (count: number, where: string) =>
    `${counted(count, 'category', 'categories')} ${where}`,
  inEdition: (edition: string) => `in ${edition}`,
  inEditions: (count: number) => `in ${count} editions`,
  allEditions: 'All editions',
  saveSearch: 'Save this search',
  results: 'Results',
  bestMatches: 'Best matches',
  section: 'Section',
  editions: 'Editions ',
  showMore: (left: number) => `Show more (${left} left)`,
}

export const answerNoticesTexts = {
  inEditions: 'In editions',
  searchAll: 'Search all editions',
  before: (category: string) => `Before it: ${category}`,
  after: (category: string) => `After it: ${category}`,
  tryOther: 'Try fewer or different words, a code such as 27447, or a range such as 27301-27599.',
}

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
      return `“${notice.text}” isn’t a valid code; searched as text.`
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

export const codeStripTexts = {
  history: 'Code history',
  title: (code: string) => `Ranges that contain ${code}`,
}

/** How a code came to a category, or left the outline. */
export const codeRunsTexts = {
  steps: {
    absent: 'not in any range',
    left: 'not in any range',
    came: '',
    stayed: '',
    followed: 'its category became this one',
    regrouped: 'moved to this category',
  },
  deleted: 'deleted',
  and: ' and ',
  becameNow: (step: string, categories: string) => `${step}; its category is now ${categories}`,
}

export const queryReadingTexts = {
  didYouMean: 'Did you mean',
  matched: (words: string) => `Matched “${words}”. Not used:`,
}

/** The headings of the results, one for each kind of match. */
export const matchHeadings: Readonly<Record<MatchKind, string>> = {
  code: 'In this range',
  range: 'Overlaps the range',
  'code-prefix': 'Code starts with',
  exact: 'Same name',
  alias: 'Also known as',
  prefix: 'Name starts with',
  words: 'Words in the name',
  fuzzy: 'Similar spelling',
}

/** Returns why a row matched, in a few words, or `undefined` where its name or its heading, that of `heading`, says it all. */
export function matchReason(
  { match, category }: Pick<Hit, 'match' | 'category'>,
  heading?: MatchKind,
): string | undefined {
  switch (match.kind) {
    case 'code':
      return match.deepest ? `${match.code} is in this range` : undefined
    case 'range':
      return `overlaps ${formatRange(match.range)}`
    case 'alias':
      if (!repeatsWords(match.means, match.term)) return `${match.term}: ${match.means}`
      return repeatsWords(match.term, category.name) ? undefined : match.term
    case 'fuzzy':
      return match.readAs.map(({ typed, word }) => `“${typed}” read as “${word}”`).join(', ')
    case 'code-prefix':
    case 'exact':
    case 'prefix':
    case 'words':
      return heading === match.kind ? undefined : matchHeadings[match.kind].toLowerCase()
  }
}
