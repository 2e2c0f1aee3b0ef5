import type { FieldId } from './fields.ts'

/** Whose words a table holds, which decides what its user may do with it. */
export type TableLicense = 'public' | 'cms-ama' | 'ama' | 'own'

export interface TableKind {
  /** What the file is called by those who use it. */
  readonly title: string
  readonly publisher: string
  readonly license: TableLicense
  /** Whether a code that it lists exists in its edition, and one that it lacks may not. */
  readonly listsCodes: boolean
}

/** Every kind of file that can become a code table, in the order in which a coder asks for what they say. */
export const tableKinds = {
  pprrvu: {
    title: 'Physician Fee Schedule',
    publisher: 'CMS',
    license: 'cms-ama',
    listsCodes: true,
  },
  mue: {
    title: 'Medically Unlikely Edits',
    publisher: 'CMS',
    license: 'cms-ama',
    listsCodes: false,
  },
  opps: {
    title: 'OPPS Addendum B',
    publisher: 'CMS',
    license: 'cms-ama',
    listsCodes: true,
  },
  'asc-aa': {
    title: 'ASC Addendum AA',
    publisher: 'CMS',
    license: 'cms-ama',
    listsCodes: false,
  },
  'asc-bb': {
    title: 'ASC Addendum BB',
    publisher: 'CMS',
    license: 'cms-ama',
    listsCodes: false,
  },
  'asc-ee': {
    title: 'ASC Addendum EE',
    publisher: 'CMS',
    license: 'cms-ama',
    listsCodes: false,
  },
  clfs: {
    title: 'Clinical Laboratory Fee Schedule',
    publisher: 'CMS',
    license: 'cms-ama',
    listsCodes: true,
  },
  hcpcs: {
    title: 'HCPCS Level II',
    publisher: 'CMS',
    license: 'public',
    listsCodes: true,
  },
  cvx: {
    title: 'CVX codes of vaccines',
    publisher: 'CDC',
    license: 'cms-ama',
    listsCodes: false,
  },
  'ama-long': {
    title: 'AMA long descriptors',
    publisher: 'AMA',
    license: 'ama',
    listsCodes: true,
  },
  'ama-medium': {
    title: 'AMA medium descriptors',
    publisher: 'AMA',
    license: 'ama',
    listsCodes: true,
  },
  'ama-short': {
    title: 'AMA short descriptors',
    publisher: 'AMA',
    license: 'ama',
    listsCodes: true,
  },
  'ama-consumer': {
    title: 'AMA consumer descriptors',
    publisher: 'AMA',
    license: 'ama',
    listsCodes: false,
  },
  'ama-clinician': {
    title: 'AMA clinician descriptors',
    publisher: 'AMA',
    license: 'ama',
    listsCodes: false,
  },
  'ama-pla': {
    title: 'AMA PLA codes',
    publisher: 'AMA',
    license: 'ama',
    listsCodes: false,
  },
  columns: {
    title: 'Code list',
    publisher: 'Your own file',
    license: 'own',
    listsCodes: true,
  },
} as const satisfies Record<string, TableKind>

export type TableKindId = keyof typeof tableKinds

export const tableKindIds = Object.keys(tableKinds) as readonly TableKindId[]

/** What the license of a table's content allows, in words for the user who adds it. */
export const licenseWords: Readonly<Record<TableLicense, string>> = {
  public:
    'Public domain: CMS wrote it. Brand names in it belong to their owners. You may use and share it.',
  'cms-ama':
    'CPT codes and descriptors in this file are copyright of the American Medical Association (D codes: of the American Dental Association). You accepted their terms when you downloaded the file from CMS or CDC. Keep it inside your organization.',
  ama: 'This file is licensed by the American Medical Association. Only people whom your organization’s AMA license covers may use it. Do not share it.',
  own: 'You decide who may use this file. If it contains CPT descriptors, your organization needs an AMA license for them.',
}

/** Whether somebody must confirm the license before a table of this kind is added. */
export function needsLicense(kind: TableKindId): boolean {
  return tableKinds[kind].license !== 'public'
}

/** Which columns the user may name in a file of their own. */
export const mappableFields = [
  'long',
  'medium',
  'short',
  'consumer',
  'status',
  'added',
  'effective',
  'terminated',
  'action',
] as const satisfies readonly FieldId[]
