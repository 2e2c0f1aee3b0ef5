import { defineStore } from 'pinia'
import { computed } from 'vue'
import { idOfCopy } from '#core/edits/copy-edition.ts'
import type { ExportFormat } from '#core/editions/export-formats.ts'
import { bytesOfBase64 } from '../host/base64.ts'
import { callHost } from '../host/host.ts'
import { saveAs } from '../host/save-as.ts'
import { useDataset } from './dataset.ts'
import { useMessages } from './messages.ts'
import { useNavigation } from './navigation.ts'

const types: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  atlasedition: 'application/x-category-atlas-edition',
}

/** The editions that did not ship with the app: exporting, copying, rolling back and removing them. */
export const useOwnEditions = defineStore('own-editions', () => {
  const dataset = useDataset()
  const messages = useMessages()
  const navigation = useNavigation()

  const newestFirst = computed(() => [...dataset.catalog.editions].reverse())
  const own = computed(() => newestFirst.value.filter(({ origin }) => origin !== 'shipped'))
  const shipped = computed(() => newestFirst.value.filter(({ origin }) => origin === 'shipped'))

  function isOwn(id: string): boolean {
    return own.value.some((edition) => edition.id === id && edition.origin === 'own')
  }

  /** Runs `work`, updates the editions, and reports a failure. Returns whether it succeeded. */
  async function run(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      await dataset.follow()
      return true
    } catch (error) {
      messages.report(error)
      return false
    }
  }

  async function exportAs(edition: string, format: ExportFormat): Promise<void> {
    try {
      const { name, data } = await callHost('editions.export', { edition, format })
      saveAs(name, types[format], bytesOfBase64(data))
    } catch (error) {
      messages.report(error)
    }
  }

  async function remove(edition: string, title: string): Promise<void> {
    if (await run(() => callHost('editions.remove', { edition }))) messages.say(`Removed: ${title}`)
  }

  async function rollBack(edition: string, title: string): Promise<void> {
    if (await run(() => callHost('editions.rollBack', { edition }))) {
      messages.say(`Rolled back: ${title}`, () => void rollBack(edition, title))
    }
  }

  /** Copies an edition as an own one, and switches to it. */
  async function copy(edition: string): Promise<void> {
    const title = newestFirst.value.find(({ id }) => id === edition)?.title ?? edition
    const id = idOfCopy(edition, dataset.editionIds)
    const isCopied = await run(() =>
      callHost('editions.copy', { edition, id, title: `${title} copy` }),
    )
    if (isCopied) await navigation.switchEdition(id)
  }

  return { own, shipped, isOwn, exportAs, remove, rollBack, copy }
})
