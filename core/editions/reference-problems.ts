import type { Code } from '../codes/code.ts'
import { formatRanges } from '../codes/code-range.ts'
import type { EditionFile } from './edition-file.ts'
import { buildOutline } from './outline.ts'
import { buildPlacement, deepestCategory } from './placement.ts'
import type { Problem } from './problem.ts'
import type { ReferenceFile, SourcesFile } from './reference-files.ts'
import { termKey } from './term-key.ts'

/** An edition file and its name in problems. */
export interface NamedEdition {
  readonly file: string
  readonly edition: EditionFile
}

/** Returns the list of a reference file whose entries must be unique, with the values of its key field. */
function entriesOf({ kind, content }: ReferenceFile): {
  readonly list: string
  readonly field: string
  readonly values: readonly string[]
} {
  switch (kind) {
    case 'vocabulary':
      return { list: 'terms', field: 'term', values: content.terms.map((one) => one.term) }
    case 'language':
      return { list: 'weakWords', field: '', values: content.weakWords }
    case 'guide':
      return {
        list: 'entries',
        field: 'category',
        values: content.entries.map((one) => one.category),
      }
    case 'modifiers':
      return {
        list: 'modifiers',
        field: 'modifier',
        values: content.modifiers.map((one) => one.modifier),
      }
    case 'appendices':
      return {
        list: 'appendices',
        field: 'appendix',
        values: content.appendices.map((one) => one.appendix),
      }
    case 'replacements':
      return {
        list: 'replacements',
        field: 'deleted',
        values: content.replacements.map(({ deleted }) => formatRanges(deleted)),
      }
    case 'sources':
      return { list: 'sources', field: 'tag', values: content.sources.map((one) => one.tag) }
  }
}

/** Returns a problem for each duplicate entry of a reference file, ignoring case and spaces. */
export function findRepeats(reference: ReferenceFile): Problem[] {
  const { list, field, values } = entriesOf(reference)
  const places = new Map<string, number>()
  return values.flatMap((value, index): Problem[] => {
    const key = termKey(value)
    const earlier = places.get(key)
    places.set(key, earlier ?? index)
    if (earlier === undefined) return []
    return [
      {
        file: reference.file,
        place: field === '' ? `${list}[${index}]` : `${list}[${index}].${field}`,
        message: `"${value}" is already listed at ${list}[${earlier}].`,
        remedy: 'Merge the two entries.',
      },
    ]
  })
}

/**
 * Returns the inconsistencies between editions and reference files: ids and anchor codes of the vocabulary and the
 * guide that no edition has, and source tags that are not in the list of sources.
 */
export function findLooseReferences(
  files: readonly ReferenceFile[],
  editions: readonly NamedEdition[],
): { readonly orphans: Problem[]; readonly unknownTags: Problem[] } {
  const sources = files.find((file) => file.kind === 'sources')
  return {
    orphans: findOrphans(files, editions),
    unknownTags:
      sources === undefined ? [] : findUnknownTags(sources.content, sources.file, files, editions),
  }
}

function findOrphans(
  files: readonly ReferenceFile[],
  editions: readonly NamedEdition[],
): Problem[] {
  const known = new Set(editions.flatMap(({ edition }) => edition.categories.map(({ id }) => id)))
  const contains = codeFinder(editions)
  const orphan = (file: string, place: string, message: string, what: string): Problem => ({
    file,
    place,
    message,
    remedy: `Correct the ${what}, or remove it.`,
  })
  const orphanIds = (ids: readonly string[], file: string, placeOf: (index: number) => string) =>
    ids.flatMap((id, index) =>
      known.has(id)
        ? []
        : [orphan(file, placeOf(index), `No edition has a category "${id}".`, 'id')],
    )
  return files.flatMap(({ kind, file, content }): Problem[] => {
    if (kind === 'guide') {
      return content.entries.flatMap(({ category, seeAlso = [] }, entry) => [
        ...orphanIds([category], file, () => `entries[${entry}].category`),
        ...orphanIds(seeAlso, file, (index) => `entries[${entry}].seeAlso[${index}]`),
      ])
    }
    if (kind !== 'vocabulary') return []
    return content.terms.flatMap(({ meanings }, term) =>
      meanings.flatMap((meaning, at) => {
        const place = `terms[${term}].meanings[${at}]`
        if ('categories' in meaning) {
          return orphanIds(meaning.categories, file, (index) => `${place}.categories[${index}]`)
        }
        return meaning.codes.flatMap((code, index) =>
          contains(code)
            ? []
            : [
                orphan(
                  file,
                  `${place}.codes[${index}]`,
                  `No edition contains the code ${code}.`,
                  'code',
                ),
              ],
        )
      }),
    )
  })
}

/** Returns a predicate: whether at least one edition places a code. */
function codeFinder(editions: readonly NamedEdition[]): (code: Code) => boolean {
  const placements = editions.map(({ edition }) => buildPlacement(buildOutline(edition)).placement)
  const known = new Map<Code, boolean>()
  return (code) => {
    const isPlaced =
      known.get(code) ??
      placements.some((placement) => deepestCategory(placement, code) !== undefined)
    known.set(code, isPlaced)
    return isPlaced
  }
}

function findUnknownTags(
  { sources }: SourcesFile,
  sourcesFile: string,
  files: readonly ReferenceFile[],
  editions: readonly NamedEdition[],
): Problem[] {
  const known = new Set(sources.map(({ tag }) => tag))
  const unknown = (tags: readonly string[], file: string, place: string) =>
    tags
      .filter((tag) => !known.has(tag))
      .map((tag): Problem => {
        return {
          file,
          place,
          message: `The source tag "${tag}" is not in ${sourcesFile}.`,
          remedy: 'Correct the tag, or add it there.',
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
    ...files.flatMap(({ kind, file, content }) => {
      switch (kind) {
        case 'appendices':
          return content.appendices.flatMap(({ source }, index) =>
            unknown(source.split(/[\s,;]+/), file, `appendices[${index}].source`),
          )
        case 'replacements':
          return content.replacements.flatMap(({ sources: tags }, index) =>
            unknown(tags, file, `replacements[${index}].sources`),
          )
        default:
          return []
      }
    }),
  ]
}
