import { readFileSync } from 'node:fs'
import { editionFileSchema } from '#core/editions/edition-file.ts'
import { type Outline, buildOutline } from '#core/editions/outline.ts'
import { buildPlacement } from '#core/editions/placement.ts'
import type { Vocabulary } from '#core/editions/reference-files.ts'
import { type SearchIndex, buildSearchIndex } from '#core/search/search-index.ts'

/** A small vocabulary of the tests' own, so that they do not change with the shipped one. */
export const testVocabulary: Vocabulary = [
  term('C-section', 'cesarean delivery', 'surgery/maternity/cesarean-delivery'),
  term('colonoscopy', 'colon endoscopy', 'surgery/digestive/colon-rectum/endoscopy'),
  term('D&C', 'dilation and curettage', 'surgery/female-genital/corpus-uteri/excision'),
  term('E/M', 'visits', 'evaluation-and-management'),
  term('hysterectomy', 'removal of the womb', 'surgery/female-genital/corpus-uteri/excision'),
  term(
    'knee arthroplasty',
    'new knee joint',
    'surgery/musculoskeletal/femur-knee/repair-reconstruction',
  ),
  term(
    'TKA',
    'total knee arthroplasty',
    'surgery/musculoskeletal/femur-knee/repair-reconstruction',
  ),
]

function term(text: string, means: string, id: string): Vocabulary[number] {
  return { term: text, meanings: [{ means, categories: [id] }] }
}

/** Returns the outline of a shipped edition. */
export function shippedOutline(edition: string): Outline {
  const file = new URL(`../../../../data/editions/${edition}.json`, import.meta.url)
  return buildOutline(editionFileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))))
}

/** Returns the search index of a shipped edition with the tests' vocabulary. */
export function shippedIndex(edition: string): SearchIndex {
  const outline = shippedOutline(edition)
  return buildSearchIndex(outline, buildPlacement(outline).placement, {
    vocabulary: testVocabulary,
    modifiers: [
      {
        modifier: '25',
        group: 'CPT',
        name: 'Separate visit',
        since: '2019',
        confidence: 'high',
      },
      { modifier: 'LT', group: 'HCPCS', name: 'Left side', since: '2019', confidence: 'high' },
    ],
  })
}
