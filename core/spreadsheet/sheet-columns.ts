/** A column of an edition's spreadsheet. */
export type ColumnId =
  'level' | 'name' | 'ranges' | 'note' | 'cameFrom' | 'id' | 'marks' | 'formerIds'

interface ColumnWords {
  /** What stands in the header of an exported sheet. */
  readonly title: string
  /** What else a header may say, in lower case. */
  readonly words: readonly string[]
  readonly isNeeded: boolean
}

/** The columns as they are exported. A sheet may have them in any order, and others besides. */
export const sheetColumns: Readonly<Record<ColumnId, ColumnWords>> = {
  level: { title: 'Level', words: ['level'], isNeeded: true },
  name: { title: 'Name', words: ['name', 'heading name'], isNeeded: true },
  ranges: { title: 'Code ranges', words: ['code ranges', 'ranges', 'codes'], isNeeded: true },
  note: { title: 'Note', words: ['note', 'notes'], isNeeded: false },
  cameFrom: { title: 'Came from', words: ['came from', 'from'], isNeeded: false },
  id: { title: 'Id', words: ['id'], isNeeded: false },
  marks: { title: 'Marks', words: ['marks'], isNeeded: false },
  formerIds: { title: 'Former ids', words: ['former ids'], isNeeded: false },
}

export const columnIds = Object.keys(sheetColumns) as ColumnId[]

/** What stands in the first column of the lines before the header, beside a value. */
export const sheetFacts = {
  id: 'Edition',
  title: 'Title',
  effectiveDate: 'Effective date',
  note: 'Edition note',
} as const

/** The words in the column of marks. */
export const sheetMarks = { resequenced: 'resequenced', ownCodes: 'own codes' } as const

const levelWords = ['Section', 'Subsection', 'Heading', 'Subheading'] as const

/** Returns how a depth is written, 1 being a section: what lies below a subheading is numbered on. */
export function levelWord(depth: number): string {
  return levelWords[depth - 1] ?? `Subheading ${depth - levelWords.length + 1}`
}

/** Returns the depth that a level means, written as {@link levelWord} does or as a number; `undefined` for anything else. */
export function depthOfLevel(text: string): number | undefined {
  const word = text
    .toLowerCase()
    .replaceAll(/[\s-]+/g, ' ')
    .trim()
  if (/^[1-9]$/.test(word)) return Number(word)
  const known = levelWords.findIndex((level) => level.toLowerCase() === word)
  if (known >= 0) return known + 1
  const [, number] = /^sub ?heading ([2-9])$/.exec(word) ?? []
  return number === undefined ? undefined : levelWords.length - 1 + Number(number)
}

/** Returns the letter of a column, from 0: A, B, … Z, AA. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last
}
