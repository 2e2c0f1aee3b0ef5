import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { InputOf, OutputOf } from '#core/contract/contract.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { importFormatOf, whyNoImport } from '#core/userdata/exchange/import-format.ts'
import { callHost } from '../host/host.ts'
import { saveAs } from '../host/save-as.ts'
import { createFileChoice } from './file-choice.ts'
import { useMessages } from './messages.ts'
import { useNavigation } from './navigation.ts'
import { useUserData } from './user-data.ts'

export type ExchangeFormat = InputOf<'userdata.export'>['format']

/** A file that was read, but not imported yet. */
export interface PendingImport {
  readonly fileName: string
  readonly format: ExchangeFormat
  readonly text: string
  readonly preview: OutputOf<'userdata.previewImport'>
}

const types: Readonly<Record<ExchangeFormat, string>> = {
  json: 'application/json',
  csv: 'text/csv',
}

/** Export and import of bookmarks and notes. */
export const useExchange = defineStore('exchange', () => {
  const messages = useMessages()
  const navigation = useNavigation()
  const userData = useUserData()

  const pending = shallowRef<PendingImport>()
  const choice = createFileChoice({ kind: 'user-data' }, 'user-data')

  async function exportAs(format: ExchangeFormat): Promise<void> {
    try {
      const { text, fileName } = await callHost('userdata.export', { format })
      saveAs(fileName, types[format], text)
    } catch (error) {
      messages.report(error)
    }
  }

  async function publishShelf(wanted: InputOf<'shelves.export'>): Promise<void> {
    try {
      const { text, fileName } = await callHost('shelves.export', wanted)
      saveAs(fileName, types.json, text)
    } catch (error) {
      messages.report(error)
    }
  }

  /** Reads a file and shows an import preview, or why it is rejected. Changes nothing. */
  async function readFile(file: File): Promise<void> {
    try {
      await readText(file.name, importFormatOf(file.name) === undefined ? '' : await textOf(file))
    } catch (error) {
      refuse(file.name, error)
    }
  }

  /** Throws an Error with the reason if the file is too large, cannot be read or is not UTF-8. */
  async function textOf(file: File): Promise<string> {
    const most = untrustedLimits.importFile.bytes
    if (file.size > most) {
      throw new Error(`This file cannot be imported. It is larger than ${most / 1e6} MB.`)
    }
    const bytes = await file.arrayBuffer().catch((cause: unknown) => {
      throw new Error(
        'This file cannot be read. Check that it still exists and that you have permission to read it.',
        { cause },
      )
    })
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    } catch (cause) {
      throw new Error(
        'This file cannot be imported. It is not UTF-8 text. Save it as UTF-8, then try again.',
        { cause },
      )
    }
  }

  /** Shows an import preview of a file's text, or why it is rejected. Changes nothing. */
  async function readText(fileName: string, text: string): Promise<void> {
    const format = importFormatOf(fileName)
    if (format === undefined) {
      refuse(fileName, new Error(whyNoImport(fileName)))
      return
    }
    navigation.show({ kind: 'user-data' })
    giveUp()
    try {
      const preview = await callHost('userdata.previewImport', { format, text })
      pending.value = { fileName, format, text, preview }
    } catch (error) {
      refuse(fileName, error)
    }
  }

  function refuse(fileName: string, error: unknown): void {
    pending.value = undefined
    choice.refuse(fileName, error)
  }

  async function bringIn(mode: 'merge' | 'replace', prefer: 'mine' | 'theirs'): Promise<void> {
    const current = pending.value
    if (current === undefined) return
    const { format, text, fileName } = current
    const done = mode === 'merge' ? `Imported: ${fileName}` : `Replaced with ${fileName}`
    if (await userData.importFile({ format, text, mode, prefer }, done)) pending.value = undefined
  }

  function giveUp(): void {
    pending.value = undefined
    choice.refused.value = undefined
  }

  return {
    pending,
    refused: choice.refused,
    wantsFile: choice.wantsFile,
    exportAs,
    publishShelf,
    askForFile: choice.askForFile,
    readFile,
    readText,
    bringIn,
    giveUp,
  }
})
