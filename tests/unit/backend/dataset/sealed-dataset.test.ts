import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import { openDataset } from '#backend/dataset/dataset.ts'
import { openSealedDataset } from '#backend/dataset/sealed-dataset.ts'
import { shippedFolder } from '../../support/shipped.ts'
import { smallDataset } from '../../support/small-dataset.ts'

describe('the sealed dataset', () => {
  it('gives what the checked dataset gives', async () => {
    const [sealed, checked] = await Promise.all([
      openSealedDataset(shippedFolder),
      openDataset(shippedFolder),
    ])
    const { vocabulary, language, modifiers, replacements } = await checked.references()
    expect(vocabulary.length).toBeGreaterThan(7_000)
    const references = { vocabulary, language, modifiers, replacements }
    expect(isDeepStrictEqual(await sealed?.searchReferences(), references)).toBe(true)
    expect(await sealed?.replacements()).toEqual(replacements)
    const ids = checked.catalog().editions.map(({ id }) => id)
    expect(sealed?.editions.map(({ id }) => id)).toEqual(ids)
    for (const id of ids) {
      expect(isDeepStrictEqual(await sealed?.edition(id), await checked.edition(id)), id).toBe(true)
    }
  })

  it.each(['vocabulary.json', 'language.json', 'modifiers.json', 'replacements.json'])(
    'gives no references if %s is not as it was sealed',
    async (file) => {
      const data = smallDataset()
      expect(await (await openSealedDataset(data.folder))?.searchReferences()).toBeDefined()
      data.write(file, `${data.read(file)}\n`)
      expect(await (await openSealedDataset(data.folder))?.searchReferences()).toBeUndefined()
    },
  )

  it('gives no edition that is not as it was sealed', async () => {
    const data = smallDataset()
    data.write('editions/2025.json', `${data.read('editions/2025.json')}\n`)
    const sealed = await openSealedDataset(data.folder)
    expect(await sealed?.edition('2025')).toBeUndefined()
    expect(await sealed?.edition('2026')).toBeDefined()
  })

  it('cannot be opened without a manifest', async () => {
    const data = smallDataset()
    data.write('manifest.json', '')
    expect(await openSealedDataset(data.folder)).toBeUndefined()
  })
})
