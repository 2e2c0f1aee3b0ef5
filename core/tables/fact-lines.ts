import { type FieldWords, fieldWords, unadjustedPrice } from './field-words.ts'
import { type FieldId, descriptorFields, fieldIds, fields } from './fields.ts'
import type { TableEntry } from './table.ts'

/** A row of a table about one code: its values by field, for the code itself or with a modifier. */
export interface FactRow {
  readonly modifier: string
  readonly values: Readonly<Partial<Record<FieldId, string>>>
}

/** One thing that a table says of a code. */
export interface FactLine extends FieldWords {
  readonly field: FieldId
  readonly title: string
}

/** RVUs and prices, which a code has once for itself and once for each modifier. */
export interface ValueRow {
  readonly modifier: string
  readonly work: string
  readonly nonFacility: string
  readonly facility: string
  readonly malpractice: string
  readonly totalNonFacility: string
  readonly totalFacility: string
  /** Total times conversion factor; `undefined` if the code has no price. */
  readonly priceNonFacility: string | undefined
  readonly priceFacility: string | undefined
}

const inValueTable: ReadonlySet<FieldId> = new Set<FieldId>([
  'workRvu',
  'peNonFacility',
  'peFacility',
  'malpracticeRvu',
  'totalNonFacility',
  'totalFacility',
])
const descriptors: ReadonlySet<FieldId> = new Set<FieldId>(descriptorFields)
/** What is only worth a line where something is in it. */
const silentWhereEmpty: ReadonlySet<FieldId> = new Set<FieldId>([
  'nonFacilityNa',
  'facilityNa',
  'notForMedicare',
  'endoscopicBase',
  'ascNote',
  'cvxComment',
  'crossReference',
  'oppsPassThrough',
])
/** Shares of the global fee that say nothing if they are 0. */
const silentWhereZero: ReadonlySet<FieldId> = new Set<FieldId>(['preOp', 'intraOp', 'postOp'])

/** Returns what a row says, in the order in which a coder asks, but for descriptors and what {@link valueRows} shows. */
export function factLines({ values }: FactRow): FactLine[] {
  return fieldIds.flatMap((field) => {
    const value = values[field]
    if (value === undefined || descriptors.has(field) || inValueTable.has(field)) return []
    if (value === '' && silentWhereEmpty.has(field)) return []
    if (Number(value) === 0 && silentWhereZero.has(field)) return []
    return [{ field, title: fields[field].title, ...fieldWords(field, value) }]
  })
}

/** Returns RVUs and national prices by modifier; empty if the table has none. */
export function valueRows(rows: readonly FactRow[]): ValueRow[] {
  return rows.flatMap(({ modifier, values }) => {
    const { workRvu, totalNonFacility, totalFacility, conversionFactor = '' } = values
    if (workRvu === undefined || totalNonFacility === undefined || totalFacility === undefined) {
      return []
    }
    const shown = (field: FieldId) => fieldWords(field, values[field] ?? '').value
    return [
      {
        modifier,
        work: shown('workRvu'),
        nonFacility: shown('peNonFacility'),
        facility: shown('peFacility'),
        malpractice: shown('malpracticeRvu'),
        totalNonFacility: shown('totalNonFacility'),
        totalFacility: shown('totalFacility'),
        priceNonFacility: unadjustedPrice(totalNonFacility, conversionFactor),
        priceFacility: unadjustedPrice(totalFacility, conversionFactor),
      },
    ]
  })
}

/** Returns the different texts of a field over the rows of a code. */
export function textsOf(rows: readonly FactRow[], field: FieldId): string[] {
  return [...new Set(rows.map(({ values }) => values[field] ?? ''))].filter((text) => text !== '')
}

/** Returns where a table comes from: its file and the day on which it takes effect. */
export function sourceWords({ source, effectiveDate }: TableEntry): string {
  return `${source.name}, effective ${effectiveDate}`
}
