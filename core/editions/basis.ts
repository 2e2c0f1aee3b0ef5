/**
 * The evidence for a category: a public source names it; a source names it in an earlier edition and nothing
 * contradicts it since; its bounds are public, and its grouping and name are ours; or whoever made an own edition
 * entered it. Separate from the schema
 * of the file, so that the UI can use it without zod.
 */
export const bases = [
  'named source',
  'earlier named source',
  'CMS bounds, own name',
  'own entry',
] as const

export type Basis = (typeof bases)[number]
