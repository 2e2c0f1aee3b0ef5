import type { Handlers, ParsedInputOf } from '#core/contract/contract.ts'
import type { EventMessage } from '#core/contract/events.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { type FileToImport, openEditionImports } from './edition-imports.ts'

type EditionHandlers = Pick<Handlers, Extract<keyof Handlers, `editions.${string}`>>

/** Returns the calls on own editions, which are in `folder` and part of `dataset`. */
export function createEditionHandlers(
  dataset: Dataset,
  folder: string,
  announce: (message: EventMessage) => void,
): { readonly handlers: EditionHandlers; close(): void } {
  const imports = openEditionImports(dataset, folder)
  const announced = async <Value>(work: Promise<Value>): Promise<Value> => {
    const value = await work
    announce({ name: 'dataset-changed', detail: null })
    return value
  }
  const handlers: EditionHandlers = {
    'editions.preview': (input) => imports.preview(fileOf(input)),
    'editions.add': async (input) => ({
      edition: await announced(imports.add(fileOf(input), input)),
    }),
    'editions.remove': async ({ edition }) => {
      await announced(imports.remove(edition))
      return null
    },
    'editions.rollBack': async ({ edition }) => {
      await announced(imports.rollBack(edition))
      return null
    },
    'editions.export': async ({ edition, format }) => {
      const { name, bytes } = await imports.export(edition, format)
      return { name, data: Buffer.from(bytes).toString('base64') }
    },
    'editions.copy': async (input) => ({ edition: await announced(imports.copy(input)) }),
    'editions.save': (input) => announced(imports.save(input)),
    'editions.imported': ({ edition }) => imports.imported(edition),
  }
  return { handlers, close: () => imports.close() }
}

function fileOf({ file, as, answers }: ParsedInputOf<'editions.preview'>): FileToImport {
  return { name: file.name, bytes: Buffer.from(file.data, 'base64'), as, answers }
}
