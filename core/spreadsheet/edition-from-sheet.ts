import { formatRanges } from '../codes/code-range.ts'
import { idPart } from '../edits/id-part.ts'
import { editionBefore } from '../editions/dated-editions.ts'
import type { CategoryRecord, EditionFile } from '../editions/edition-file.ts'
import { findEditionProblems } from '../editions/edition-problems.ts'
import { isCategoryId, isEditionId } from '../editions/ids.ts'
import { findLineageProblems } from '../editions/lineage-problems.ts'
import { buildOutline } from '../editions/outline.ts'
import type { Problem } from '../editions/problem.ts'
import { findLimitProblems } from '../editions/limit-problems.ts'
import { sameJson } from '../text/same-json.ts'
import { type Matches, matchHeadings } from './match-headings.ts'
import type { Answers, Question } from './question.ts'
import type { HeadingRow, SheetRead } from './read-rows.ts'
import type { ColumnId } from './sheet-columns.ts'
import { type SheetFault, sheetFault } from './sheet-fault.ts'

/** What an edition is to be instead of what its sheet says. */
export interface EditionNaming {
  readonly id?: string | undefined
  readonly title?: string | undefined
  readonly effectiveDate?: string | undefined
}

export interface SheetImport {
  /** The name that faults carry. */
  readonly file: string
  readonly sheet: SheetRead
  readonly as: EditionNaming
  /** The editions that there are. */
  readonly editions: readonly EditionFile[]
  readonly answers: Answers
}

/** An edition made of a sheet, as far as its faults let it be made. */
export interface SheetEdition {
  readonly entry: { readonly id: string; readonly title: string; readonly effectiveDate: string }
  /** Absent where there are faults. */
  readonly edition: EditionFile | undefined
  /** The previous edition, with which its headings are matched. */
  readonly before: EditionFile | undefined
  readonly faults: readonly SheetFault[]
  readonly remarks: readonly string[]
  readonly questions: readonly Question[]
}

/**
 * Makes an edition of a sheet. Headings get the ids that they have in the previous edition; one that stands below another
 * heading gets a new id and says which it continues. It is checked as strictly as a shipped edition.
 */
export function editionFromSheet(input: SheetImport): SheetEdition {
  const { file, sheet, editions, answers } = input
  const naming = nameEdition(input)
  const before = editionBefore(editions, naming.entry)
  const made = { entry: naming.entry, before, remarks: sheet.remarks, questions: [] }
  const faults = [...sheet.faults, ...naming.faults]
  if (faults.length > 0) return { ...made, edition: undefined, faults }

  const placed = placeHeadings(sheet, file)
  if (placed.faults.length > 0) return { ...made, edition: undefined, faults: placed.faults }
  const assembler = new Assembler(sheet, placed.parents, before, naming.entry, editions)
  const unmatched = assembler.provisional()
  const open = new Set(sheet.headings.flatMap(({ id }, index) => (id === '' ? [index] : [])))
  const matches =
    before === undefined
      ? noMatches
      : matchHeadings({
          before: buildOutline(before),
          now: buildOutline(unmatched),
          open,
          rowOf: (position) => sheet.headings[position]?.row ?? 0,
          answers,
        })
  const edition = assembler.final(matches)
  const { questions } = matches
  const broken = [
    ...assembler.faults(file),
    ...inSheet(findLimitProblems(edition, file), sheet),
    ...inSheet(findEditionProblems(edition, file), sheet),
    ...inSheet(findLineageProblems(edition, before, file), sheet),
  ]
  if (broken.length > 0) return { ...made, edition: undefined, faults: broken, questions }
  return { ...made, edition, faults: [], questions }
}

const noMatches: Matches = { same: new Map(), cameFrom: new Map(), questions: [] }

/** Returns what the edition is called: what was asked for, else what the sheet says, made to fit a new year. */
function nameEdition({ file, sheet, as, editions }: SheetImport) {
  const id = as.id ?? sheet.id ?? ''
  const faults: SheetFault[] = []
  if (!isEditionId(id)) {
    faults.push(
      sheetFault(
        file,
        null,
        null,
        'The sheet does not say which edition it is.',
        'Write “Edition” and the year in a row of their own above the names of the columns, or enter the id here.',
      ),
    )
  }
  // Who copies last year's sheet and gives it a new id may leave the rest as it was.
  const copied = editions.find(
    (edition) => edition.id !== id && edition.effectiveDate === sheet.effectiveDate,
  )
  const isCopy = copied !== undefined && sheet.title === copied.title
  const year = /^\d{4}$/.test(id) ? `${id}-01-01` : undefined
  const effectiveDate =
    as.effectiveDate ?? (isCopy && year !== undefined ? year : (sheet.effectiveDate ?? year)) ?? ''
  if (effectiveDate === '') {
    faults.push(
      sheetFault(
        file,
        null,
        null,
        'The sheet does not say when the edition takes effect.',
        'Write “Effective date” and the date in a row of their own above the names of the columns, or enter it here.',
      ),
    )
  }
  const title =
    as.title ?? (isCopy ? copied.title.replace(copied.id, id) : sheet.title) ?? `CPT ${id}`
  return { entry: { id, title, effectiveDate }, faults }
}

/** Returns the index of each heading's parent, -1 for a section, by the levels. */
function placeHeadings({ headings, letters }: SheetRead, file: string) {
  const parents: number[] = []
  const faults: SheetFault[] = []
  const open: number[] = []
  headings.forEach(({ depth, row, name }, index) => {
    if (depth > open.length + 1) {
      const above = headings[index - 1]
      faults.push(
        sheetFault(
          file,
          row,
          letters.level ?? null,
          above === undefined
            ? `The first heading, “${name}”, is not a section.`
            : `“${name}” is more than one level below “${above.name}”, the heading above it.`,
          'Correct the level, or enter the heading between.',
        ),
      )
    }
    open.length = Math.min(open.length, depth - 1)
    parents.push(open.at(-1) ?? -1)
    open.push(index)
  })
  return { parents, faults }
}

/** Puts the categories of an edition together. */
class Assembler {
  readonly #sheet: SheetRead
  readonly #parents: readonly number[]
  readonly #before: EditionFile | undefined
  readonly #entry: SheetEdition['entry']
  readonly #beforeById: ReadonlyMap<string, CategoryRecord>
  /** How headings are known, from the edition that it replaces and from the one before. */
  readonly #sources: readonly ReadonlyMap<string, CategoryRecord>[]
  readonly #idsByName: ReadonlyMap<string, readonly string[]>
  readonly #faults: { readonly row: number; readonly message: string; readonly remedy: string }[] =
    []
  readonly #givenIds: ReadonlySet<string>

  constructor(
    sheet: SheetRead,
    parents: readonly number[],
    before: EditionFile | undefined,
    entry: SheetEdition['entry'],
    editions: readonly EditionFile[],
  ) {
    this.#sheet = sheet
    this.#parents = parents
    this.#before = before
    this.#entry = entry
    this.#beforeById = byId(before)
    this.#sources = [byId(editions.find(({ id }) => id === entry.id)), this.#beforeById]
    const names = new Map<string, string[]>()
    for (const { id, name } of before?.categories ?? []) {
      names.set(name, [...(names.get(name) ?? []), id])
    }
    this.#idsByName = names
    this.#givenIds = new Set(sheet.headings.flatMap(({ id }) => (id === '' ? [] : [id])))
  }

  /** The edition with ids of their own for the headings that say none. */
  provisional(): EditionFile {
    return this.#make(noMatches)
  }

  final(matches: Matches): EditionFile {
    this.#faults.length = 0
    return this.#make(matches)
  }

  faults(file: string): SheetFault[] {
    const { letters } = this.#sheet
    return this.#faults.map(({ row, message, remedy }) =>
      sheetFault(file, row, letters.cameFrom ?? null, message, remedy),
    )
  }

  #make(matches: Matches): EditionFile {
    const { headings, notes } = this.#sheet
    const used = new Set<string>()
    const ids: string[] = []
    const categories = headings.map((heading, index): CategoryRecord => {
      const parent = ids[this.#parents[index] ?? -1] ?? null
      const same = matches.same.get(index)
      const known = heading.id === '' ? same?.id : heading.id
      const id = this.#idFor(heading, known, parent, used)
      ids.push(id)
      used.add(id)
      const continues = [
        ...(known !== undefined && known !== id && this.#beforeById.has(known) ? [known] : []),
        ...this.#declared(heading),
        ...(matches.cameFrom.get(index) ?? []),
      ]
      return this.#record(heading, id, parent, known ?? id, [...new Set(continues)])
    })
    const oldNotes = new Set(this.#before?.notes.map(({ text }) => text))
    return {
      formatVersion: 1,
      ...this.#entry,
      // Notes that were copied with last year's sheet are about last year.
      notes: notes.filter((text) => !oldNotes.has(text)).map((text) => ({ text, sources: [] })),
      categories,
    }
  }

  /** Returns a heading's id: the one that it has, where it fits its parent; else one below the parent that nothing else has. */
  #idFor(
    { name }: HeadingRow,
    known: string | undefined,
    parent: string | null,
    used: ReadonlySet<string>,
  ): string {
    const prefix = parent === null ? '' : `${parent}/`
    const lastPart = known?.split('/').at(-1) ?? idPart(name)
    const wanted = prefix + lastPart
    // An id that is written twice is told as a fault, not repaired.
    if (wanted === known) return wanted
    const isFree = (id: string) =>
      !used.has(id) && !this.#givenIds.has(id) && !this.#beforeById.has(id)
    let id = wanted
    for (let number = 2; !isFree(id); number++) id = `${wanted}-${number}`
    return id
  }

  /** The ids in “Came from”. What last year's sheet says there is about the year before, and is left out. */
  #declared({ cameFrom, id, row }: HeadingRow): string[] {
    const old = this.#beforeById.get(id)?.continues
    if (old !== undefined && sameJson(old, cameFrom)) return []
    return cameFrom.flatMap((text) => {
      if (this.#beforeById.has(text)) return [text]
      const named = this.#idsByName.get(text) ?? []
      if (named.length === 1) return named
      if (named.length === 0 && isCategoryId(text)) return [text]
      this.#faults.push({
        row,
        message:
          named.length > 1
            ? `${named.length} headings of the edition before are called “${text.slice(0, 80)}”.`
            : `The edition before has no heading “${text.slice(0, 80)}”.`,
        remedy:
          named.length > 1
            ? `Write its id: ${named.slice(0, 5).join(' or ')}.`
            : 'Write its id or its name.',
      })
      return []
    })
  }

  #record(
    { name, ranges, note, resequenced, ownCodes, formerIds }: HeadingRow,
    id: string,
    parent: string | null,
    knownAs: string,
    continues: readonly string[],
  ): CategoryRecord {
    const written = formatRanges(ranges)
    const source = this.#sources
      .map((records) => records.get(id) ?? records.get(knownAs))
      .find((record) => record?.name === name && formatRanges(record.ranges) === written)
    const { basis, confidence, sources } = source ?? ownEntry
    return {
      id,
      parent,
      name,
      ranges: [...ranges],
      basis,
      confidence,
      sources: [...sources],
      ...(note === '' ? {} : { note }),
      ...(resequenced ? { resequenced } : {}),
      ...(ownCodes ? { ownCodes } : {}),
      ...(continues.length === 0 ? {} : { continues: [...continues] }),
      ...(formerIds.length === 0 ? {} : { formerIds: [...formerIds] }),
    }
  }
}

/** How a heading is known that somebody entered or changed in a sheet. */
const ownEntry = { basis: 'own entry', confidence: 'high', sources: [] } as const

function byId(edition: EditionFile | undefined): Map<string, CategoryRecord> {
  return new Map(edition?.categories.map((record) => [record.id, record]))
}

/** Tells problems of an edition by row and column of its sheet. */
function inSheet(problems: readonly Problem[], { headings, letters }: SheetRead): SheetFault[] {
  const columns: Readonly<Record<string, ColumnId>> = {
    id: 'id',
    parent: 'level',
    name: 'name',
    ranges: 'ranges',
    continues: 'cameFrom',
    formerIds: 'formerIds',
  }
  return problems.map(({ file, place, message, remedy }) => {
    const [, index = '', field = ''] = /^categories\[(\d+)\](?:\.(\w+))?/.exec(place) ?? []
    const row = headings[Number(index)]?.row ?? null
    const column = letters[columns[field] ?? 'level'] ?? null
    return sheetFault(file, row, column, rowWords(message, headings), rowWords(remedy, headings))
  })
}

/** The checks speak of the places in a JSON file. */
function rowWords(text: string, headings: readonly HeadingRow[]): string {
  return text
    .replaceAll(/categories\[(\d+)\]/g, (all, index: string) => {
      const row = headings[Number(index)]?.row
      return row === undefined ? all : `row ${row}`
    })
    .replace('"resequenced": true', '“resequenced” in the column “Marks”')
}
