import type { CodeComparisonAnswer } from '#core/contract/tables-calls.ts'
import type { CodeState } from '../../stores/tables.ts'
import { groupedNumber } from '../../ui/grouped-number.ts'

/** The texts of the pages of codes and code groups, of lists of codes, and of their changes. */

export const sharedTexts = {
  codes: (count: number) => `${groupedNumber(count)} ${count === 1 ? 'code' : 'codes'}`,
  levelTwo: 'HCPCS Level II',
  group: (letter: string, name: string) => `${letter}: ${name}`,
}

export const codeBadgeTexts: Readonly<Record<CodeState, string>> = {
  new: 'New',
  reworded: 'Revised',
  deleted: 'Deleted',
  ended: 'Ended',
}

export const codePathTexts = { allSections: 'All sections' }

export const codeListTexts = { codes: 'Codes' }

export const codeMatchesTexts = {
  title: 'Codes found',
  showMore: (hidden: number) => `Show more (${hidden} left)`,
}

export const categoryCodesTexts = {
  deletedSince: (edition: string) => `Deleted since ${edition}`,
  addBeforeLink: 'To list the codes here,',
  addLink: 'add a code table',
}

export const codePageTexts = {
  copy: 'Copy code',
  code: 'Code',
  bookmark: 'Bookmark',
  bookmarked: 'Bookmarked',
  ownWindow: 'Open in new window',
  print: 'Print',
  new: (since: string) => `New: not in the ${since} tables.`,
  revised: (since: string) => `Revised: its descriptor was different in ${since}.`,
  deleted: (since: string, edition: string) =>
    `In the ${since} tables, but not in the ${edition} tables.`,
  terminated: 'Terminated: see the date below.',
  listed: (system: string, tables: string) => `${system}: listed in ${tables}.`,
  elsewhere: (edition: string, others: string) =>
    `Not in a ${edition} table, but in one for ${others}.`,
  nowhere: 'No table contains this code.',
  descriptors: 'Other descriptors',
  lacking: (tables: string) => `Not in: ${tables}.`,
  edition: (edition: string) => `(CPT ${edition})`,
  editions: 'Editions',
  isListed: 'listed',
  isNotListed: 'not listed',
  order: 'Code order',
  previous: 'Previous code',
  next: 'Next code',
  source: 'Descriptors and figures come from the files named next to them.',
}

export const tableFactsTexts = {
  withModifier: (modifier: string) => `With modifier ${modifier}:`,
  values: (table: string) => `RVUs and prices, ${table}`,
  modifier: 'Modifier',
  work: 'Work',
  officeExpense: 'PE office',
  facilityExpense: 'PE facility',
  malpractice: 'Malpractice',
  officeTotal: 'Total office',
  facilityTotal: 'Total facility',
  officePrice: 'Price office',
  facilityPrice: 'Price facility',
  none: 'none',
  national: 'Prices are national, before geographic adjustment.',
}

export const codeGroupPageTexts = {
  lead: (codes: number, table: string | undefined) =>
    `${groupedNumber(codes)} codes for drugs, supplies, equipment and services that are not in CPT${table === undefined ? '' : `, from ${table}`}.`,
  about: 'CMS publishes them every quarter in the public domain. The group names are our own.',
  loading: 'Loading codes',
  afterCount: ' codes',
}

export const codeChangesTexts = {
  title: 'Codes',
  counts: ({ added, deleted, reworded, unchanged }: CodeComparisonAnswer) =>
    `${groupedNumber(added.length)} added, ${groupedNumber(deleted.length)} deleted, ${groupedNumber(reworded.length)} revised, ${groupedNumber(unchanged)} unchanged`,
  added: 'Added',
  deleted: 'Deleted',
  revised: 'Revised',
  list: (name: string, count: number) => `${name} (${groupedNumber(count)})`,
  more: (count: number) => `and ${groupedNumber(count)} more`,
}
