import type { EditionFile } from './edition-file.ts'
import type { Problem } from './problem.ts'
import type {
  AppendicesFile,
  GuideFile,
  ModifiersFile,
  ReferenceKind,
  SourcesFile,
  VocabularyFile,
} from './reference-files.ts'

/** What the reference files hold, by kind. */
export interface ReferenceContents {
  readonly vocabulary: VocabularyFile
  readonly guide: GuideFile
  readonly modifiers: ModifiersFile
  readonly appendices: AppendicesFile
  readonly sources: SourcesFile
}

/** An edition file and the name that its problems carry. */
export interface NamedEdition {
  readonly file: string
  readonly edition: EditionFile
}

/** Which list of a file of each kind has entries that may stand once only, and by which of their fields. */
const keys: {
  readonly [Kind in ReferenceKind]: (content: ReferenceContents[Kind]) => {
    readonly list: string
    readonly field: string
    readonly values: readonly string[]
  }
} = {
  vocabulary: ({ terms }) => ({
    list: 'terms',
    field: 'term',
    values: terms.map((one) => one.term),
  }),
  guide: ({ entries }) => ({
    list: 'entries',
    field: 'category',
    values: entries.map((one) => one.category),
  }),
  modifiers: ({ modifiers }) => ({
    list: 'modifiers',
    field: 'modifier',
    values: modifiers.map((one) => one.modifier),
  }),
  appendices: ({ appendices }) => ({
    list: 'appendices',
    field: 'appendix',
    values: appendices.map((one) => one.appendix),
  }),
  sources: ({ sources }) => ({
    list: 'sources',
    field: 'tag',
    values: sources.map((one) => one.tag),
  }),
}

/** Returns a problem for each entry of a reference file that stands there already. Case and blanks do not make it another. */
export function findRepeats<Kind extends ReferenceKind>(
  kind: Kind,
  content: ReferenceContents[Kind],
  file: string,
): Problem[] {
  const { list, field, values } = keys[kind](content)
  const places = new Map<string, number>()
  return values.flatMap((value, index): Problem[] => {
    const key = value.toLowerCase().trim().replaceAll(/\s+/g, ' ')
    const earlier = places.get(key)
    places.set(key, earlier ?? index)
    if (earlier === undefined) return []
    return [
      {
        file,
        place: `${list}[${index}].${field}`,
        message: `"${value}" stands already at ${list}[${earlier}].`,
        mend: 'Make one entry of the two.',
      },
    ]
  })
}

/** The names of the files that problems carry, by kind. */
export type ReferenceNames = Readonly<Record<ReferenceKind, string>>

/**
 * Returns what is wrong between the editions and the reference files: ids of the vocabulary and the guide that no
 * edition holds, source tags that the list of sources does not explain. A file that `contents` lacks is passed over.
 */
export function findLooseReferences(
  { vocabulary, guide, appendices, sources }: Partial<ReferenceContents>,
  editions: readonly NamedEdition[],
  names: ReferenceNames,
): { readonly orphans: Problem[]; readonly unknownTags: Problem[] } {
  return {
    orphans: findOrphans(vocabulary?.terms ?? [], guide?.entries ?? [], editions, names),
    unknownTags:
      sources === undefined
        ? []
        : findUnknownTags(sources.sources, appendices?.appendices ?? [], editions, names),
  }
}

function findOrphans(
  terms: VocabularyFile['terms'],
  entries: GuideFile['entries'],
  editions: readonly NamedEdition[],
  names: ReferenceNames,
): Problem[] {
  const known = new Set(editions.flatMap(({ edition }) => edition.categories.map(({ id }) => id)))
  const orphans = (ids: readonly string[], file: string, placeOf: (index: number) => string) =>
    ids.flatMap((id, index): Problem[] =>
      known.has(id)
        ? []
        : [
            {
              file,
              place: placeOf(index),
              message: `No edition has a category "${id}".`,
              mend: 'Correct the id, or remove it.',
            },
          ],
    )
  return [
    ...terms.flatMap(({ meanings }, term) =>
      meanings.flatMap(({ categories }, meaning) =>
        orphans(
          categories,
          names.vocabulary,
          (index) => `terms[${term}].meanings[${meaning}].categories[${index}]`,
        ),
      ),
    ),
    ...entries.flatMap(({ category, seeAlso = [] }, entry) => [
      ...orphans([category], names.guide, () => `entries[${entry}].category`),
      ...orphans(seeAlso, names.guide, (index) => `entries[${entry}].seeAlso[${index}]`),
    ]),
  ]
}

function findUnknownTags(
  sources: SourcesFile['sources'],
  appendices: AppendicesFile['appendices'],
  editions: readonly NamedEdition[],
  names: ReferenceNames,
): Problem[] {
  const known = new Set(sources.map(({ tag }) => tag))
  const unknown = (tags: readonly string[], file: string, place: string) =>
    tags
      .filter((tag) => !known.has(tag))
      .map((tag): Problem => {
        return {
          file,
          place,
          message: `The source tag "${tag}" does not stand in ${names.sources}.`,
          mend: 'Correct the tag, or add it there.',
        }
      })
  return [
    ...editions.flatMap(({ file, edition }) => [
      ...edition.notes.flatMap(({ sources: tags }, index) =>
        unknown(tags, file, `notes[${index}].sources`),
      ),
      ...edition.categories.flatMap(({ sources: tags }, index) =>
        unknown(tags, file, `categories[${index}].sources`),
      ),
    ]),
    ...appendices.flatMap(({ source }, index) =>
      unknown(source.split(/[\s,;]+/), names.appendices, `appendices[${index}].source`),
    ),
  ]
}
