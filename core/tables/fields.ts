/**
 * What a code table can say of a code. Every importer writes its columns under these names; the app and the
 * terminal put them in words by `field-words.ts`.
 */
export const fieldGroups = [
  'Descriptors',
  'Medicare physician fee schedule',
  'Units',
  'Hospital outpatient',
  'Surgery center',
  'Laboratory',
  'HCPCS Level II',
  'Vaccine',
  'Laboratory test',
] as const
export type FieldGroup = (typeof fieldGroups)[number]

export interface Field {
  readonly title: string
  readonly group: FieldGroup
  /** `amount`: a number; `price`: a number of US dollars; `date`: an ISO date; else text. */
  readonly type: 'text' | 'amount' | 'price' | 'date'
}

const text = (title: string, group: FieldGroup): Field => ({ title, group, type: 'text' })
const amount = (title: string, group: FieldGroup): Field => ({ title, group, type: 'amount' })
const price = (title: string, group: FieldGroup): Field => ({ title, group, type: 'price' })
const date = (title: string, group: FieldGroup): Field => ({ title, group, type: 'date' })

const pfs = 'Medicare physician fee schedule'
const opps = 'Hospital outpatient'
const asc = 'Surgery center'
const lab = 'Laboratory'
const levelTwo = 'HCPCS Level II'

export const fields = {
  long: text('Long descriptor', 'Descriptors'),
  medium: text('Medium descriptor', 'Descriptors'),
  short: text('Short descriptor', 'Descriptors'),
  consumer: text('Consumer descriptor', 'Descriptors'),
  clinician: text('Clinician descriptor', 'Descriptors'),

  status: text('Medicare status', pfs),
  globalDays: text('Global days', pfs),
  pctc: text('Professional and technical component', pfs),
  multiple: text('Multiple procedures (51)', pfs),
  bilateral: text('Bilateral (50)', pfs),
  assistant: text('Assistant surgeon (80, 81, 82, AS)', pfs),
  coSurgeon: text('Co-surgeons (62)', pfs),
  team: text('Surgical team (66)', pfs),
  supervision: text('Supervision of diagnostic procedures', pfs),
  endoscopicBase: text('Endoscopic base code', pfs),
  imagingFamily: text('Diagnostic imaging family', pfs),
  workRvu: amount('Work RVU', pfs),
  peNonFacility: amount('Practice expense RVU, non-facility', pfs),
  peFacility: amount('Practice expense RVU, facility', pfs),
  malpracticeRvu: amount('Malpractice RVU', pfs),
  totalNonFacility: amount('Total RVU, non-facility', pfs),
  totalFacility: amount('Total RVU, facility', pfs),
  nonFacilityNa: text('Rarely done outside a facility', pfs),
  facilityNa: text('Rarely done in a facility', pfs),
  preOp: amount('Preoperative share', pfs),
  intraOp: amount('Intraoperative share', pfs),
  postOp: amount('Postoperative share', pfs),
  conversionFactor: amount('Conversion factor', pfs),
  notForMedicare: text('RVUs not used for Medicare', pfs),

  mue: amount('Most units (MUE)', 'Units'),
  mueIndicator: text('MUE adjudication indicator', 'Units'),
  mueRationale: text('MUE rationale', 'Units'),

  oppsStatus: text('OPPS status indicator', opps),
  apc: text('APC', opps),
  oppsWeight: amount('Relative weight', opps),
  oppsRate: price('Payment rate', opps),
  oppsCopay: price('National unadjusted copayment', opps),
  oppsLeastCopay: price('Minimum unadjusted copayment', opps),
  oppsPassThrough: text('Pass-through expires', opps),

  ascList: text('ASC list', asc),
  ascIndicator: text('ASC payment indicator', asc),
  ascDiscount: text('Subject to multiple procedure discount', asc),
  ascWeight: amount('Payment weight', asc),
  ascRate: price('Payment rate', asc),
  ascNote: text('ASC note', asc),

  labPrice: price('Laboratory price', lab),
  labIndicator: text('Laboratory price set by', lab),
  labEffective: date('Price effective', lab),

  action: text('Last action', levelTwo),
  added: date('Added', levelTwo),
  effective: date('Effective', levelTwo),
  terminated: date('Terminated', levelTwo),
  coverage: text('Medicare coverage', levelTwo),
  crossReference: text('Cross-reference', levelTwo),
  betos: text('Type of service (BETOS)', levelTwo),

  cvx: text('CVX code', 'Vaccine'),
  cvxName: text('CVX name', 'Vaccine'),
  cvxComment: text('CDC comment', 'Vaccine'),
  cvxUpdated: date('Updated by CDC', 'Vaccine'),

  labTest: text('Test', 'Laboratory test'),
  labName: text('Laboratory', 'Laboratory test'),
  labMaker: text('Manufacturer', 'Laboratory test'),
  plaStatus: text('PLA status', 'Laboratory test'),
  plaEffective: date('PLA effective', 'Laboratory test'),
} as const satisfies Record<string, Field>

export type FieldId = keyof typeof fields

export const fieldIds = Object.keys(fields) as readonly FieldId[]

/** The texts that describe a code, the fullest first. */
export const descriptorFields = [
  'long',
  'medium',
  'short',
  'consumer',
  'clinician',
] as const satisfies readonly FieldId[]

export function isFieldId(text: string): text is FieldId {
  return Object.hasOwn(fields, text)
}
