import { counted } from '../../ui/counted.ts'

export const quickLookupTexts = {
  windowTitle: 'Quick lookup – Category Atlas',
  title: 'Quick lookup',
  box: 'Code, range or words',
  close: 'Close',
  results: 'Results',
  unreadable: 'The dataset cannot be read.',
  openMain: 'Open the main window to see what is wrong.',
  examples: [
    { query: '27447', means: 'the category that contains the code' },
    { query: '27301-27599', means: 'categories in the range' },
    { query: 'knee incision', means: 'words, abbreviations, everyday names' },
  ],
  copied: 'Copied',
  noMatches: (edition: string) => `No matches in ${edition}`,
  categories: (count: number) => counted(count, 'category', 'categories'),
  shortcuts: 'Shortcuts',
  copies: (ranges: string) => `Copies ${ranges}`,
  enter: 'Enter',
  copyRange: 'copy range',
  openInMain: 'open in main window',
  closeWindow: 'close',
}

export const quickLookupFailures = {
  noClipboard: 'The clipboard is not available.',
  noMainWindow: 'The main window cannot be opened.',
}
