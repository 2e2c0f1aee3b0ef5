import type { Basis } from '#core/editions/basis.ts'

/** The texts of the page about the dataset. */

export const datasetPageTexts = {
  title: (version: string) => `Dataset ${version}`,
  problems: 'Problems',
  editions: 'Editions',
  edition: 'Edition',
  effective: 'Effective',
  categories: 'Categories',
  file: 'File',
  sha256: 'SHA-256',
  states: { unchecked: 'not checked yet', valid: 'valid', refused: 'damaged, not used' },
  manage: 'Add, export or edit editions',
  sources: (edition: string) => `Sources of ${edition}`,
  aboutSources:
    'Named: a public source names the category. Named earlier: a source names it in an earlier edition. Own name: the codes are public; the grouping and the name are our own.',
  changed: (edition: string) => `What changed in ${edition}`,
}

export const provenanceTableTexts = {
  of: 'Section or level',
  bases: {
    'named source': 'Named',
    'earlier named source': 'Named earlier',
    'CMS bounds, own name': 'Own name',
    'own entry': 'Entered',
  } satisfies Record<Basis, string>,
}
