import { CallFailed } from '#core/contract/call-failed.ts'
import type { EditionFault, EditionPreview } from '#core/contract/editions-calls.ts'
import { editionBefore } from '#core/editions/dated-editions.ts'
import { type EditionFile, editionFileSchema } from '#core/editions/edition-file.ts'
import { findEditionProblems } from '#core/editions/edition-problems.ts'
import { findLineageProblems } from '#core/editions/lineage-problems.ts'
import { type Problem, listedProblems } from '#core/editions/problem.ts'
import { countTerms } from '#core/editions/vocabulary.ts'
import { editionFromSheet } from '#core/spreadsheet/edition-from-sheet.ts'
import type { SheetFault } from '#core/spreadsheet/sheet-fault.ts'
import { readJsonBytes } from '../dataset/read-json-file.ts'
import { isWorkbook } from '../files/read-xlsx.ts'
import { isZip, openZip } from '../files/read-zip.ts'
import { type PackageParts, decodePackage, jsonBytes } from './edition-package.ts'
import { readEditionSheet } from './read-edition-sheet.ts'
import type { VerifiedSigner } from './signature.ts'

/** A file to import, with what it is held against. */
export interface ImportInput {
  readonly name: string
  readonly bytes: Uint8Array
  /** The editions that there are; the one of this id among them is the one that it would replace. */
  readonly editions: readonly EditionFile[]
  readonly as: {
    readonly id?: string | undefined
    readonly title?: string | undefined
    readonly effectiveDate?: string | undefined
  }
  readonly answers: readonly { readonly question: string; readonly candidate: string | null }[]
}

/** What a file would be as an edition, before anything is known of the user's own editions. */
export type ImportDraft = Omit<EditionPreview, 'signature' | 'replaces'> & {
  readonly signer: VerifiedSigner | undefined
  /** What would be stored; absent while there are faults. */
  readonly parts: PackageParts | undefined
}

/** Reads a file as an edition. Throws a CallFailed (`bad-file`) if nothing in it can be read as one. */
export async function readEditionImport(input: ImportInput): Promise<ImportDraft> {
  const { name, bytes } = input
  if (isZip(bytes)) {
    const zip = await openZip(bytes)
    return isWorkbook(zip.entries) ? readSpreadsheet(input) : readPackage(input)
  }
  return name.toLowerCase().endsWith('.json') ? readPlain(input) : readSpreadsheet(input)
}

async function readSpreadsheet(input: ImportInput): Promise<ImportDraft> {
  const { name, bytes, as, editions } = input
  const sheet = await readEditionSheet(bytes, name)
  const answers = new Map(input.answers.map(({ question, candidate }) => [question, candidate]))
  const made = editionFromSheet({ file: name, sheet, as, editions, answers })
  const { entry, edition, before, faults, remarks, questions } = made
  return {
    kind: 'spreadsheet',
    entry: { ...entry, categories: edition?.categories.length ?? sheet.headings.length },
    edition: edition ?? null,
    before: before?.id ?? null,
    faults: listedFaults(faults, name),
    remarks: [...remarks],
    questions: questions.map((question) => ({
      ...question,
      about: { ...question.about, ranges: [...question.about.ranges] },
      candidates: question.candidates.map((one) => ({ ...one, ranges: [...one.ranges] })),
    })),
    terms: 0,
    guide: 0,
    signer: undefined,
    parts:
      edition === undefined
        ? undefined
        : { signed: new Map([['edition.json', jsonBytes(edition)] as const]) },
  }
}

/** Returns the first faults, and one more that counts the rest. */
function listedFaults(faults: readonly SheetFault[], file: string): EditionFault[] {
  return listedProblems(faults, file).map((problem) => ({ row: null, column: null, ...problem }))
}

async function readPackage(input: ImportInput): Promise<ImportDraft> {
  const read = await decodePackage(input.bytes, input.name)
  if (!read.ok) throw notAnEdition(input.name, read.problems)
  const { edition, parts, signer, vocabulary, guide } = read.value
  const terms = countTerms(vocabulary?.meanings ?? [])
  return draftOf(input, edition, parts, signer, { terms, guide: guide?.entries.length ?? 0 })
}

function readPlain(input: ImportInput): ImportDraft {
  const read = readJsonBytes(input.bytes, input.name, editionFileSchema)
  if (!read.ok) throw notAnEdition(input.name, read.problems)
  const parts = { signed: new Map([['edition.json', input.bytes] as const]) }
  return draftOf(input, read.value, parts, undefined, { terms: 0, guide: 0 })
}

function draftOf(
  { name, as, editions }: ImportInput,
  read: EditionFile,
  parts: PackageParts,
  signer: VerifiedSigner | undefined,
  counts: { readonly terms: number; readonly guide: number },
): ImportDraft {
  const given = Object.entries(as).filter(([, value]) => value !== undefined)
  const edition: EditionFile = { ...read, ...Object.fromEntries(given) }
  const isRenamed = given.some(([key, value]) => read[key as keyof typeof as] !== value)
  const before = editionBefore(editions, edition)
  const problems = listedProblems(findEditionProblems(edition, name), name)
  // It may come from a computer with other editions: what it says of the one before is no reason not to use it.
  const unlinked = findLineageProblems(edition, before, name)
  const signed = new Map(parts.signed)
  if (isRenamed) signed.set('edition.json', jsonBytes(edition))
  return {
    kind: 'edition file',
    entry: entryOf(edition),
    edition: problems.length === 0 ? edition : null,
    before: before?.id ?? null,
    faults: problems.map(fault),
    remarks: [
      ...(isRenamed && signer !== undefined
        ? [`The signature of ${signer.name} does not cover your changes and was removed.`]
        : []),
      ...(unlinked.length === 0 ? [] : [unlinkedRemark(unlinked.length, before)]),
    ],
    questions: [],
    ...counts,
    signer: isRenamed ? undefined : signer,
    parts:
      problems.length > 0
        ? undefined
        : { signed, signature: isRenamed ? undefined : parts.signature },
  }
}

function entryOf({ id, title, effectiveDate, categories }: EditionFile): EditionPreview['entry'] {
  return { id, title, effectiveDate, categories: categories.length }
}

function fault(problem: Problem): EditionFault {
  return { ...problem, row: null, column: null }
}

function unlinkedRemark(count: number, before: EditionFile | undefined): string {
  const headings = count === 1 ? '1 heading comes' : `${count} headings come`
  return before === undefined
    ? `${headings} from an edition before this one, and there is none here.`
    : `${headings} from headings that ${before.title} does not have: the file was made beside another edition.`
}

function notAnEdition(name: string, problems: readonly Problem[]): CallFailed {
  const details = problems.map(({ place, message, remedy }) =>
    [place === '' ? '' : `${place}: `, message, ' ', remedy].join(''),
  )
  return new CallFailed('bad-file', `${name} cannot be read as an edition.`, details)
}
