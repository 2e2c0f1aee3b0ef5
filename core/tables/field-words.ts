import type { FieldId } from './fields.ts'
import { fields } from './fields.ts'

/** A value of a table as it is shown: what the file says, and what that means where there is a meaning to tell. */
export interface FieldWords {
  readonly value: string
  readonly meaning?: string
}

/**
 * Returns a field's value as it is shown. `''` is a cell that is there and empty: "none", which is
 * not the same as a field that the file lacks.
 */
export function fieldWords(field: FieldId, value: string): FieldWords {
  if (value === '') return { value: 'none' }
  const { type } = fields[field]
  const shown = type === 'price' ? dollars(value) : type === 'amount' ? figure(field, value) : value
  const meaning = meaningOf(field, value)
  return meaning === undefined ? { value: shown } : { value: shown, meaning }
}

/**
 * Returns a code's national price before any geographic adjustment, in US dollars: the total RVU times the
 * conversion factor, or `undefined` if the code is not priced by RVUs.
 */
export function unadjustedPrice(totalRvu: string, conversionFactor: string): string | undefined {
  const price = Number(totalRvu) * Number(conversionFactor)
  return Number.isFinite(price) && price > 0 ? dollars(price.toFixed(2)) : undefined
}

function dollars(value: string): string {
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  // Prices of drugs have three decimals.
  return number.toLocaleString('en-US', {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: 3,
    minimumFractionDigits: 2,
  })
}

const wholeNumbers: ReadonlySet<FieldId> = new Set(['mue'])
const asWritten: ReadonlySet<FieldId> = new Set(['conversionFactor', 'oppsWeight', 'ascWeight'])

function figure(field: FieldId, value: string): string {
  const number = Number(value)
  if (!Number.isFinite(number) || wholeNumbers.has(field) || asWritten.has(field)) return value
  return number.toFixed(2)
}

function meaningOf(field: FieldId, value: string): string | undefined {
  if (field === 'globalDays' || field === 'oppsStatus' || field === 'ascIndicator') {
    return meanings[field]?.[value.toUpperCase()]
  }
  const key = field === 'supervision' ? value.padStart(2, '0') : value
  return meanings[field]?.[key]
}

const notApplicable = 'The concept does not apply.'

/** What the indicators mean, in our own words after the record layouts of the files. */
const meanings: Partial<Record<FieldId, Readonly<Record<string, string>>>> = {
  status: {
    A: 'Active: paid separately under the physician fee schedule if covered.',
    B: 'Bundled: never paid separately; paid with other services.',
    C: 'Priced by the Medicare contractor, usually case by case.',
    D: 'Deleted.',
    E: 'Excluded from the physician fee schedule by regulation.',
    F: 'Deleted or discontinued, no grace period.',
    G: 'Not valid for Medicare: use another code (with a grace period).',
    H: 'Deleted modifier.',
    I: 'Not valid for Medicare: Medicare uses another code.',
    J: 'Anesthesia service: no RVUs; paid by units and time.',
    M: 'Measurement code, for reporting only.',
    N: 'Not covered by Medicare.',
    P: 'Bundled or excluded.',
    R: 'Restricted coverage: special rules apply.',
    T: 'Paid only if nothing else payable is billed by the same provider on that day.',
    X: 'Excluded by statute: not in the physician fee schedule.',
  },
  globalDays: {
    '000': 'Endoscopy or minor procedure: the day itself only.',
    '010': 'Minor procedure: the day itself and 10 days after.',
    '090': 'Major procedure: the day before, the day itself and 90 days after.',
    MMM: 'Maternity: the usual global period does not apply.',
    XXX: 'The global concept does not apply.',
    YYY: 'The Medicare contractor decides.',
    ZZZ: 'Add-on: belongs to the global period of another service.',
  },
  pctc: {
    '0': 'Physician service: 26 and TC do not apply.',
    '1': 'Diagnostic test: 26 and TC may be used.',
    '2': 'Professional component only: 26 and TC do not apply.',
    '3': 'Technical component only: 26 and TC do not apply.',
    '4': 'Global test only: other codes stand for the components.',
    '5': 'Incident to a physician’s service: 26 and TC do not apply.',
    '6': 'Laboratory physician interpretation: 26 may be used, TC may not.',
    '7': 'Physical therapy service: not paid under some circumstances.',
    '8': 'Physician interpretation of a clinical laboratory test: TC may not be used.',
    '9': notApplicable,
  },
  multiple: {
    '0': 'No reduction for multiple procedures.',
    '1': 'Old reduction rules apply.',
    '2': 'Standard reduction: 100 %, then 50 % each.',
    '3': 'Reduction within the endoscopic family.',
    '4': 'Reduction for diagnostic imaging.',
    '5': 'Reduction for therapy services.',
    '6': 'Reduction for diagnostic cardiovascular services.',
    '7': 'Reduction for diagnostic ophthalmology services.',
    '9': notApplicable,
  },
  bilateral: {
    '0': 'No 150 % payment: 50 does not apply.',
    '1': '150 % payment applies with 50.',
    '2': 'No further payment: the code is bilateral already.',
    '3': 'Each side is paid in full.',
    '9': notApplicable,
  },
  assistant: {
    '0': 'Paid only with documents that show the medical need.',
    '1': 'Not paid.',
    '2': 'Paid.',
    '9': notApplicable,
  },
  coSurgeon: {
    '0': 'Not allowed.',
    '1': 'Allowed with documents that show the medical need.',
    '2': 'Allowed: two surgeons of different specialties need no documents.',
    '9': notApplicable,
  },
  team: {
    '0': 'Not allowed.',
    '1': 'Allowed with documents that show the medical need.',
    '2': 'Allowed.',
    '9': notApplicable,
  },
  supervision: {
    '01': 'General supervision.',
    '02': 'Direct supervision.',
    '03': 'Personal supervision.',
    '04': 'Does not apply if a qualified psychologist does it; else general.',
    '05': 'Does not apply if a qualified audiologist does it; else direct.',
    '06': 'A physician, or a certified physical therapist.',
    '21': 'General with a certified technologist; else direct.',
    '22': 'May be done by a technologist with online contact to a physician.',
    '66': 'A physician, or a physical therapist certified for this very procedure.',
    '6A': 'As 66, and that therapist may supervise another one.',
    '77': 'A certified physical therapist; others under direct supervision, certified technicians under general.',
    '7A': 'As 77, and that therapist may supervise another one.',
    '09': notApplicable,
  },
  imagingFamily: { '88': 'In the diagnostic imaging family.', '99': notApplicable },
  nonFacilityNa: { NA: 'Medicare rarely sees it outside a facility.' },
  facilityNa: { NA: 'Medicare rarely sees it in a facility.' },
  mueIndicator: {
    '1': 'Checked per claim line.',
    '2': 'Per day, absolute: set by policy. More units are never paid.',
    '3': 'Per day, clinical: more units may be paid if documented, on appeal.',
  },
  oppsStatus: {
    A: 'Paid under another fee schedule.',
    B: 'Not recognized for outpatient hospital claims: use another code.',
    C: 'Inpatient only.',
    D: 'Discontinued.',
    E1: 'Not paid on outpatient claims.',
    E2: 'Not paid: no price or claims data.',
    F: 'Paid at reasonable cost.',
    G: 'Pass-through drug or biological: separate payment.',
    H: 'Pass-through device: separate payment.',
    H1: 'Non-opioid device for pain: separate payment.',
    J1: 'Comprehensive APC: all of the claim is paid with it.',
    J2: 'May be paid as a comprehensive APC.',
    K: 'Drug or biological: separate payment.',
    K1: 'Non-opioid drug for pain: separate payment.',
    L: 'Influenza or pneumonia vaccine: reasonable cost.',
    M: 'Not billable to the Medicare contractor.',
    N: 'Packaged: no separate payment.',
    P: 'Partial hospitalization: paid per day.',
    Q1: 'Packaged if on one claim with S, T or V.',
    Q2: 'Packaged if on one claim with T.',
    Q3: 'May be paid as a composite.',
    Q4: 'Laboratory test: packaged under conditions.',
    R: 'Blood or blood product: separate payment.',
    S: 'Separate payment, no discount for multiple procedures.',
    T: 'Separate payment, discounted with multiple procedures.',
    U: 'Brachytherapy source: separate payment.',
    V: 'Clinic or emergency visit: separate payment.',
    Y: 'Billed to another contractor (durable equipment).',
  },
  ascList: {
    AA: 'Covered surgical procedure.',
    BB: 'Covered ancillary service.',
    EE: 'Excluded from payment in a surgery center.',
  },
  ascIndicator: {
    A2: 'Surgical procedure on the list since 2007 or before: paid by OPPS weight.',
    D2: 'Ancillary service deleted or discontinued: no payment.',
    D5: 'Deleted or discontinued: no payment.',
    F4: 'Corneal tissue: paid at reasonable cost.',
    G2: 'Surgical procedure added in 2008 or later: paid by OPPS weight.',
    H2: 'Brachytherapy source: separate payment.',
    J7: 'Pass-through device: priced by the contractor.',
    J8: 'Device-intensive procedure: paid at an adjusted rate.',
    K2: 'Drug or biological: separate payment.',
    K5: 'New drug or biological: no price yet.',
    K7: 'Unclassified drug: priced by the contractor.',
    L1: 'Influenza or pneumonia vaccine: packaged.',
    L6: 'New technology lens: special payment.',
    N1: 'Packaged: no separate payment.',
    P2: 'Office-based procedure: paid by OPPS weight.',
    P3: 'Office-based procedure: paid by the fee schedule’s non-facility expense.',
    R2: 'Office-based procedure without fee schedule RVUs: paid by OPPS weight.',
    Z2: 'Radiology: paid by OPPS weight.',
    Z3: 'Radiology: paid by the fee schedule’s non-facility expense.',
  },
  ascNote: {
    '*': 'Its office-based designation is temporary.',
    '**': 'Preventive service: coinsurance and deductible may be waived.',
    '***': 'Non-opioid alternative for pain: separate payment by law.',
  },
  labIndicator: { N: 'National price.', L: 'Priced by the Medicare contractor.' },
  action: {
    A: 'Added.',
    B: 'Administrative data and text changed.',
    C: 'Long descriptor changed.',
    D: 'Discontinued.',
    F: 'Administrative data changed.',
    N: 'No change.',
    P: 'Payment data changed.',
    R: 'Reactivated.',
    S: 'Short descriptor changed.',
    T: 'Miscellaneous data changed.',
  },
  coverage: {
    C: 'The Medicare contractor decides.',
    D: 'Special coverage instructions apply.',
    I: 'Not payable by Medicare.',
    M: 'Not covered by Medicare.',
    S: 'Not covered by statute.',
  },
}
