import type { EditionFile } from '#core/editions/edition-file.ts'
import type { Bridge } from '../../../renderer/host/bridge.ts'

/** The shipped editions, oldest first. */
export const shippedFiles: readonly EditionFile[] = Object.values(
  import.meta.glob<EditionFile>('../../../data/editions/*.json', {
    eager: true,
    import: 'default',
  }),
)

const catalogue = {
  datasetVersion: '1.0.0',
  editions: shippedFiles.map(({ id, title, effectiveDate, categories }) => ({
    id,
    title,
    effectiveDate,
    file: `editions/${id}.json`,
    categories: categories.length,
    sha256: '',
    state: 'sound',
    origin: 'shipped',
  })),
  problems: [],
}

const answers: Readonly<Record<string, (input: unknown) => unknown>> = {
  'dataset.catalogue': () => catalogue,
  'dataset.check': () => catalogue,
  'dataset.edition': (input) =>
    shippedFiles.find(({ id }) => id === (input as { edition: string }).edition),
}

/** Answers the calls that these tests make with the shipped dataset. Import it before anything that calls the host. */
const bridge: Bridge = {
  call: (name, input) => {
    const value = answers[name]?.(input)
    return Promise.resolve(
      value === undefined
        ? { ok: false, error: { code: 'unknown-call', message: name, details: [] } }
        : { ok: true, value },
    )
  },
  onEvent: () => undefined,
}

Object.defineProperty(window, 'atlasBridge', { value: bridge })
Element.prototype.scrollIntoView = () => undefined
