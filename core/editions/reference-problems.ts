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

/** An entry of a list: by what it is told apart, and where that is. */
interface Entry {
  readonly value: string
  readonly place: string
  /** What a value belongs to, where another may have the same. */
  readonly of?: string
}

/** Returns the entries of a reference file that must be unique. */
function entriesOf({ kind, content }: ReferenceFile): readonly Entry[] {
  const listed = (list: string, field: string, values: readonly string[]) =>
    values.map((value, index) => ({ value, place: `${list}[${index}]${field}` }))
  switch (kind) {
    case 'vocabulary':
      return content.meanings.flatMap(({ means, terms }, index) =>
        listed(`meanings[${index}].terms`, '', terms).map((entry) => ({ ...entry, of: means })),
      )
    case 'language':
      return listed('weakWords', '', content.weakWords)
    case 'guide':
      return listed(
        'entries',
        '.category',
        content.entries.map(({ category }) => category),
      )
    case 'modifiers':
      return listed(
        'modifiers',
        '.modifier',
        content.modifiers.map(({ modifier }) => modifier),
      )
    case 'appendices':
      return listed(
        'appendices',
        '.appendix',
        content.appendices.map(({ appendix }) => appendix),
      )
    case 'replacements': {
      const deleted = content.replacements.map((one) => formatRanges(one.deleted))
      return listed('replacements', '.deleted', deleted)
    }
    case 'sources':
      return listed(
        'sources',
        '.tag',
        content.sources.map(({ tag }) => tag),
      )
  }
}

/** Returns a problem for each duplicate entry of a reference file, ignoring case and spaces. */
export function findRepeats(reference: ReferenceFile): Problem[] {
  const places = new Map<string, string>()
  return entriesOf(reference).flatMap(({ value, place, of = '' }): Problem[] => {
    const key = `${termKey(of)}: ${termKey(value)}`
    const earlier = places.get(key)
    if (earlier === undefined) {
      places.set(key, place)
      return []
    }
    return [
      {
        file: reference.file,
        place,
        message: `"${value}" is already listed at ${earlier}.`,
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
    return content.meanings.flatMap((meaning, at) => {
      const place = `meanings[${at}]`
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
    })
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
