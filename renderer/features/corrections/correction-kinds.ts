/** The kinds of correction, in the order in which they are offered. */
export const correctionKinds = [
  { kind: 'rename', title: 'Rename' },
  { kind: 'ranges', title: 'Codes' },
  { kind: 'move', title: 'Move' },
  { kind: 'split', title: 'Split' },
  { kind: 'merge', title: 'Merge' },
  { kind: 'add', title: 'Add below' },
  { kind: 'remove', title: 'Remove' },
] as const

export type CorrectionKind = (typeof correctionKinds)[number]['kind']
