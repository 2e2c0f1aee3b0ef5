import type { LanguageFile, ModifiersFile, Vocabulary } from '#core/editions/reference-files.ts'
import { buildOutline } from '#core/editions/outline.ts'
import { buildPlacement } from '#core/editions/placement.ts'
import {
  languageFileSchema,
  modifiersFileSchema,
  vocabularyFileSchema,
} from '#core/editions/reference-files.ts'
import { type SearchIndex, openSearch } from '#core/search/search-index.ts'
import {
  readShipped,
  shippedEdition,
  shippedManifest,
  shippedYears,
} from '../../support/shipped.ts'

/** A small vocabulary of the tests' own, so that they do not change with the shipped one. */
const testVocabulary: Vocabulary = [
  term('anesthesia for hysterectomy', 'anesthesia for the lower belly', 'anesthesia/lower-abdomen'),
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
  return { means, categories: [id], terms: [text] }
}

const testModifiers: ModifiersFile['modifiers'] = [
  { modifier: '25', group: 'CPT', name: 'Separate visit', since: '2019', confidence: 'high' },
  { modifier: 'LT', group: 'HCPCS', name: 'Left side', since: '2019', confidence: 'high' },
]

/** Returns the modifiers that are shipped. */
export function shippedModifiers(): ModifiersFile['modifiers'] {
  return modifiersFileSchema.parse(JSON.parse(readShipped('modifiers.json'))).modifiers
}

/** Returns the language that is shipped. */
export function shippedLanguage(): LanguageFile {
  return languageFileSchema.parse(JSON.parse(readShipped('language.json')))
}

/** Returns the meanings of all vocabulary files that are shipped. */
export function shippedVocabulary(): Vocabulary {
  return shippedManifest()
    .files.filter(({ kind }) => kind === 'vocabulary')
    .flatMap(({ file }) => vocabularyFileSchema.parse(JSON.parse(readShipped(file))).meanings)
}

/** Returns the search index of shipped editions, with the tests' vocabulary unless another is given. */
export function shippedIndex(
  years: readonly string[] = shippedYears,
  vocabulary: Vocabulary = testVocabulary,
  modifiers: ModifiersFile['modifiers'] = testModifiers,
): SearchIndex {
  const editions = years.map((year) => {
    const outline = buildOutline(shippedEdition(year))
    return { outline, placement: buildPlacement(outline).placement }
  })
  return openSearch(editions, {
    vocabulary,
    language: shippedLanguage(),
    modifiers,
  })
}
