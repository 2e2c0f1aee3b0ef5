import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { openSealedDataset } from '../backend/dataset/sealed-dataset.ts'
import { checksum } from '../backend/files/checksum.ts'
import { buildOutline } from '../core/editions/outline.ts'
import { buildPlacement } from '../core/editions/placement.ts'
import { type CategoryTexts, readTexts } from '../core/search/search-index.ts'

const name = 'virtual:category-texts'

/**
 * Provides the module `virtual:category-texts`. It fetches a file of the built app with the texts that search reads in the
 * dataset in `folder`, so that no window has to read them at its start. Provides nothing in development, when the dataset
 * may change at any time, or if a file of the dataset differs from its checksum.
 */
export function categoryTexts(folder: string): Plugin {
  let isBuild = false
  return {
    name: 'category-texts',
    configResolved: ({ command }) => void (isBuild = command === 'build'),
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    async load(id) {
      if (id !== `\0${name}`) return undefined
      const source = isBuild ? await readCategoryTexts(folder) : undefined
      if (source === undefined) {
        if (isBuild) this.warn('A dataset file differs from its checksum. Search starts slower.')
        return 'export const prebuilt = undefined'
      }
      const sha256 = checksum(await readFile(join(folder, 'manifest.json')))
      const file = this.emitFile({ type: 'asset', name: 'category-texts.json', source })
      const url = `import.meta.ROLLUP_FILE_URL_${file}`
      return `export const prebuilt = {
        manifest: '${sha256}',
        fetch: async () => (await fetch(${url})).json(),
      }`
    },
  }
}

/** Returns the texts that search reads in a dataset, as JSON; `undefined` if a file differs from its checksum. */
export async function readCategoryTexts(folder: string): Promise<string | undefined> {
  const sealed = await openSealedDataset(folder)
  const references = await sealed?.searchReferences()
  const files = await sealed?.allEditions()
  if (references === undefined || files === undefined) return undefined
  const editions = files.map(buildOutline).map((outline) => {
    return { outline, placement: buildPlacement(outline).placement }
  })
  return textsAsJson(readTexts(editions, references))
}

export function textsAsJson(texts: CategoryTexts): string {
  return JSON.stringify({ ...texts, spellings: [...texts.spellings] })
}
