import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { InputOf, OutputOf } from '#core/contract/contract.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { importFormatOf, whyNoImport } from '#core/userdata/exchange/import-format.ts'
import { hostKind } from '../host/host-kind.ts'
import { callHost } from '../host/host.ts'
import { saveAs } from '../host/save-as.ts'
import { useMessages } from './messages.ts'
import { useNavigation } from './navigation.ts'
import { useUserData } from './user-data.ts'

export type ExchangeFormat = InputOf<'userdata.export'>['format']

/** A file that was read and not yet brought in. */
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

/** Bookmarks and notes on their way out of the app, and into it. */
export const useExchange = defineStore('exchange', () => {
  const messages = useMessages()
  const navigation = useNavigation()
  const userData = useUserData()

  const pending = shallowRef<PendingImport>()
  /** Why the last file was refused. */
  const refused = shallowRef<{ readonly fileName: string; readonly reason: string }>()
  /** Whether the page should open the choice of a file as soon as it is there. */
  const wantsFile = ref(false)

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

  function askForFile(): void {
    // A page may open a chooser only right after a key or a click in it: not after a menu item of the system.
    if (hostKind === 'desktop') {
      callHost('host.chooseImport', { what: 'user-data' }).catch((error: unknown) =>
        messages.report(error),
      )
      return
    }
    wantsFile.value = true
    navigation.show({ kind: 'user-data' })
  }

  /** Reads a file and shows what its import would bring, or why it is refused. Changes nothing. */
  async function readFile(file: File): Promise<void> {
    const most = untrustedLimits.importFile.bytes
    if (file.size > most) {
      refuse(file.name, `This file cannot be imported. It is larger than ${most / 1e6} MB.`)
      return
    }
    try {
      await readText(file.name, importFormatOf(file.name) === undefined ? '' : await textOf(file))
    } catch (error) {
      const isEncoding = error instanceof TypeError
      refuse(
        file.name,
        isEncoding
          ? 'This file cannot be imported. It is not UTF-8 text. Save it as UTF-8, then try again.'
          : 'This file cannot be read. Check that it still exists and that you have permission to read it.',
      )
    }
  }

  /** Throws a TypeError where the bytes are not UTF-8. */
  async function textOf(file: File): Promise<string> {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
  }

  /** Shows what an import of a file's text would bring, or why it is refused. Changes nothing. */
  async function readText(fileName: string, text: string): Promise<void> {
    const format = importFormatOf(fileName)
    if (format === undefined) {
      refuse(fileName, whyNoImport(fileName))
      return
    }
    navigation.show({ kind: 'user-data' })
    giveUp()
    try {
      const preview = await callHost('userdata.previewImport', { format, text })
      pending.value = { fileName, format, text, preview }
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'This file cannot be read.'
      const details = error instanceof CallFailed ? error.details : []
      refuse(fileName, [reason, ...details].join(' '))
    }
  }

  function refuse(fileName: string, reason: string): void {
    navigation.show({ kind: 'user-data' })
    pending.value = undefined
    refused.value = { fileName, reason }
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
    refused.value = undefined
  }

  return {
    pending,
    refused,
    wantsFile,
    exportAs,
    publishShelf,
    askForFile,
    readFile,
    readText,
    bringIn,
    giveUp,
  }
})
