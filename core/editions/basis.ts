/**
 * How a category is known: a public source names it; a source names it in an earlier edition, and nothing speaks
 * against its going on; or its bounds are public, and grouping and name are ours. Apart from the file's schema, so
 * that the UI can use it without the library that checks files.
 */
export const bases = ['named source', 'earlier named source', 'CMS bounds, own name'] as const

export type Basis = (typeof bases)[number]
