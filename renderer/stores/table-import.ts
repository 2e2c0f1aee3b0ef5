import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { CallFailed } from '#core/contract/call-failed.ts'
import type { TableMapping, TableOffers, TablePreview } from '#core/contract/tables-calls.ts'
import { tablePartBytes, untrustedLimits } from '#core/untrusted/limits.ts'
import { needsLicense } from '#core/tables/table-kinds.ts'
import { base64Of } from '../host/base64.ts'
import { callHost, onHostEvent } from '../host/host.ts'
import { useMessages } from './messages.ts'
import { useNavigation } from './navigation.ts'
import { createFileChoice } from './file-choice.ts'

/** A file that is being imported as a code table. */
export interface PendingTable {
  readonly fileName: string
  readonly task: string
  readonly offers: TableOffers
  readonly chosen: number
  readonly mapping: TableMapping | undefined
  /** The preview; `undefined` while the file is being read. */
  readonly preview: TablePreview | undefined
}

/** The import of code tables: a file is sent, previewed, then added or canceled. */
export const useTableImport = defineStore('table-import', () => {
  const messages = useMessages()
  const navigation = useNavigation()

  const pending = shallowRef<PendingTable>()
  /** The file that is being read, with the number of rows read so far. */
  const work = shallowRef<{ readonly fileName: string; readonly rows: number }>()
  const choice = createFileChoice({ kind: 'tables' })
  /** Counts the requests, so that late answers to canceled ones are ignored. */
  let turn = 0
  let task: string | undefined

  /** Sends a file to the host and shows what it contains. Changes nothing. */
  async function openFile(file: File): Promise<void> {
    navigation.show({ kind: 'tables' })
    cancel()
    const mine = ++turn
    work.value = { fileName: file.name, rows: 0 }
    try {
      if (file.size > untrustedLimits.tableFile.bytes) {
        throw new CallFailed('bad-file', 'This file is too large to be a code table.')
      }
      const begun = await callHost('tables.begin', { name: file.name, size: file.size })
      task = begun.task
      for (let start = 0; start < file.size; start += tablePartBytes) {
        if (mine !== turn) return
        const data = await base64Of(file.slice(start, start + tablePartBytes))
        await callHost('tables.send', { task, data })
      }
      const offers = await callHost('tables.offers', { task })
      if (mine !== turn) return
      pending.value = {
        fileName: file.name,
        task,
        offers,
        chosen: 0,
        mapping: offers.offers[0]?.columns?.guess,
        preview: undefined,
      }
      await readPreview()
    } catch (error) {
      if (mine === turn) refuse(file.name, error)
    }
  }

  /** Reads the chosen table and shows its preview. */
  async function readPreview(edition?: string): Promise<void> {
    const current = pending.value
    if (current === undefined) return
    const mine = turn
    work.value = { fileName: current.fileName, rows: 0 }
    try {
      const preview = await callHost('tables.preview', {
        task: current.task,
        offer: current.chosen,
        mapping: current.mapping,
        edition,
      })
      if (mine === turn) pending.value = { ...current, preview }
    } catch (error) {
      if (mine === turn) refuse(current.fileName, error)
    } finally {
      if (mine === turn) work.value = undefined
    }
  }

  async function choose(offer: number): Promise<void> {
    const current = pending.value
    if (current === undefined || offer === current.chosen) return
    const mapping = current.offers.offers[offer]?.columns?.guess
    pending.value = { ...current, chosen: offer, mapping, preview: undefined }
    await readPreview()
  }

  async function map(mapping: TableMapping): Promise<void> {
    if (pending.value === undefined) return
    pending.value = { ...pending.value, mapping }
    await readPreview()
  }

  /** Adds the table in the preview to an edition. */
  async function add(edition: string, licensed: boolean): Promise<void> {
    const current = pending.value
    if (current?.preview === undefined) return
    const { kind } = current.preview.entry
    try {
      const entry = await callHost('tables.add', {
        task: current.task,
        edition,
        licensed: licensed || !needsLicense(kind),
      })
      messages.say(`Added: ${entry.title}`)
      cancel()
    } catch (error) {
      messages.report(error)
    }
  }

  /** Cancels the import, at any stage. */
  function cancel(): void {
    turn++
    if (task !== undefined) {
      callHost('tables.cancel', { task }).catch((error: unknown) => messages.report(error))
    }
    task = undefined
    pending.value = undefined
    work.value = undefined
    choice.refused.value = undefined
  }

  function refuse(fileName: string, error: unknown): void {
    cancel()
    choice.refuse(fileName, error)
  }

  onHostEvent('tables-progress', ({ task: told, rows }) => {
    if (told === task && work.value !== undefined) work.value = { ...work.value, rows }
  })

  return {
    pending,
    work,
    refused: choice.refused,
    wantsFile: choice.wantsFile,
    askForFile: choice.askForFile,
    openFile,
    readPreview,
    choose,
    map,
    add,
    cancel,
  }
})
