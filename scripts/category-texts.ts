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
 * Provides the module `virtual:category-texts`: what search reads in all editions and the vocabulary of the dataset in
 * `folder`, as a file of the built app, so that a window does not have to read it at each start. Nothing is provided in
 * development, when the dataset may change at any time, and of a dataset that is not as it was sealed.
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
        if (isBuild)
          this.warn('A file of the dataset is not as it was sealed: windows read it all.')
        return "export const madeOf = ''; export const fetchTexts = undefined"
      }
      const sha256 = checksum(await readFile(join(folder, 'manifest.json')))
      const file = this.emitFile({ type: 'asset', name: 'category-texts.json', source })
      const url = `import.meta.ROLLUP_FILE_URL_${file}`
      return `export const madeOf = '${sha256}'
        export const fetchTexts = async () => (await fetch(${url})).json()`
    },
  }
}

/** Returns what search reads in a dataset, as JSON; `undefined` if a file is not as it was sealed. */
export async function readCategoryTexts(folder: string): Promise<string | undefined> {
  const sealed = await openSealedDataset(folder)
  const references = await sealed?.searchReferences()
  const files = await Promise.all(sealed?.editions.map(({ id }) => sealed.edition(id)) ?? [])
  const editions = files.flatMap((file) => {
    if (file === undefined) return []
    const outline = buildOutline(file)
    return [{ outline, placement: buildPlacement(outline).placement }]
  })
  if (references === undefined || editions.length < files.length) return undefined
  return textsAsJson(readTexts(editions, references))
}

export function textsAsJson(texts: CategoryTexts): string {
  return JSON.stringify({ ...texts, spellings: [...texts.spellings] })
}
