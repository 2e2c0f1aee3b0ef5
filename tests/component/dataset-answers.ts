import type { EditionFile } from '#core/editions/edition-file.ts'

/** The shipped editions, oldest first. */
export const shippedFiles: readonly EditionFile[] = Object.values(
  import.meta.glob<EditionFile>('../../data/editions/*.json', {
    eager: true,
    import: 'default',
  }),
)

const catalog = {
  datasetVersion: '1.0.0',
  sha256: null,
  editions: shippedFiles.map(({ id, title, effectiveDate, categories }) => ({
    id,
    title,
    effectiveDate,
    file: `editions/${id}.json`,
    categories: categories.length,
    sha256: '',
    state: 'valid',
    origin: 'shipped',
  })),
  problems: [],
}

/** A host's answers on the shipped dataset. */
export const datasetAnswers = {
  'dataset.catalog': () => catalog,
  'dataset.check': () => catalog,
  'dataset.first': () => shippedFiles.at(-1),
  'dataset.edition': (input) =>
    shippedFiles.find(({ id }) => id === (input as { edition: string }).edition),
} satisfies Record<string, (input: unknown) => unknown>
