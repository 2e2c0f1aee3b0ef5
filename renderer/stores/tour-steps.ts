import type { ActionId } from '#core/actions/actions.ts'

/** A step of the tour: the control that it points at, and a word on it. */
export interface TourStep {
  /** A selector of the control. */
  readonly control: string
  readonly title: string
  readonly text: string
  /** The actions whose keys lead there. */
  readonly actions: readonly ActionId[]
}

export const tourSteps: readonly TourStep[] = [
  {
    control: '[role="search"]',
    title: 'Ask anything here',
    text: 'A code, the beginning of one, a range, words or an abbreviation; misspelt ones too. A digit typed anywhere starts here by itself, and a whole code opens its category.',
    actions: ['search'],
  },
  {
    control: '#navigator',
    title: 'Walk through the book',
    text: 'The outline of the edition: arrow keys open and close, letters jump, Enter shows the category. While you search, the results stand here.',
    actions: ['show-outline', 'next-pane'],
  },
  {
    control: '#navigator [role="tab"][id*="bookmarks"]',
    title: 'Keep what you need again',
    text: 'Bookmark a category and find it here, in every edition. Should its codes or name change one year, the app says so. A note can be put on any category.',
    actions: ['bookmark', 'note'],
  },
  {
    control: '[data-action="compare"]',
    title: 'See what changed',
    text: 'Any two editions side by side: what came, went, moved, and which codes. One key each steps through the editions; the category stays.',
    actions: ['compare', 'previous-edition', 'next-edition'],
  },
  {
    control: '[data-action="help"]',
    title: 'Everything has a key',
    text: 'One box finds every action, category, bookmark and edition. Help shows all keys on one page, and they can be changed.',
    actions: ['palette', 'help'],
  },
]
