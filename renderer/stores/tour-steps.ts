import type { ActionId } from '#core/actions/actions.ts'

/** A step of the tour: the control that it points at, and a text about it. */
export interface TourStep {
  /** A selector of the control. */
  readonly control: string
  readonly title: string
  readonly text: string
  /** The actions whose shortcuts are shown. */
  readonly actions: readonly ActionId[]
}

export const tourSteps: readonly TourStep[] = [
  {
    control: '[role="search"]',
    title: 'Search for anything',
    text: 'Type a code, part of a code, a range, words or an abbreviation. Misspellings are fine. Type a digit anywhere to start a search. A complete code opens its category.',
    actions: ['search'],
  },
  {
    control: '#navigator',
    title: 'Browse the outline',
    text: 'The outline shows every category of the edition. Arrow keys expand and collapse, letters jump to a name, and Enter opens a category. Search results appear here too.',
    actions: ['show-outline', 'next-pane'],
  },
  {
    control: '#navigator [role="tab"][id*="bookmarks"]',
    title: 'Bookmark what you need',
    text: 'Bookmark a category to find it here in every edition. If its codes or name change, Category Atlas tells you. You can add a note to any category.',
    actions: ['bookmark', 'note'],
  },
  {
    control: '[data-action="compare"]',
    title: 'See what changed',
    text: 'Compare any two editions side by side: categories that were added, removed or moved, and their codes. You can step through the editions and stay on the same category.',
    actions: ['compare', 'previous-edition', 'next-edition'],
  },
  {
    control: '[data-action="help"]',
    title: 'Use the keyboard for everything',
    text: 'One search box finds every action, category, bookmark and edition. Help lists all shortcuts, and you can change them.',
    actions: ['palette', 'help'],
  },
]
