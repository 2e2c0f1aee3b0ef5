import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { EditionImport, EditionPreview } from '#core/contract/editions-calls.ts'
import { untrustedLimits } from '#core/untrusted/limits.ts'
import { base64Of } from '../host/base64.ts'
import { callHost } from '../host/host.ts'
import { useDataset } from './dataset.ts'
import { useMessages } from './messages.ts'
import { useNavigation } from './navigation.ts'
import { createFileChoice } from './file-choice.ts'

/** A file that is being imported as an edition. */
interface PendingEdition {
  readonly input: EditionImport
  readonly preview: EditionPreview
}

/** The import of editions: a file is previewed, then added or canceled. Nothing changes before. */
export const useEditionImport = defineStore('edition-import', () => {
  const dataset = useDataset()
  const messages = useMessages()
  const navigation = useNavigation()

  const pending = shallowRef<PendingEdition>()
  /** The name of the file that is being read. */
  const reading = ref<string>()
  const isAdding = ref(false)
  const choice = createFileChoice({ kind: 'editions' }, 'edition')
  /** Counts the requests, so that late answers to canceled ones are ignored. */
  let turn = 0

  /** Reads a file and shows a preview, or why it is rejected. */
  async function openFile(file: File): Promise<void> {
    const most = untrustedLimits.editionFile.bytes
    if (file.size > most) {
      refuse(
        file.name,
        new Error(`This file is too large for an edition. It has more than ${most / 1e6} MB.`),
      )
      return
    }
    try {
      await openData({ name: file.name, data: await base64Of(file) })
    } catch (error) {
      refuse(file.name, error)
    }
  }

  /** Shows a preview of a file, whose bytes are in base64, or why it is rejected. */
  async function openData(file: EditionImport['file']): Promise<void> {
    navigation.show({ kind: 'editions' })
    giveUp()
    await look({ file, as: {}, answers: [] })
  }

  /** Whether a file can be read as an edition, with or without problems. Shows nothing. */
  async function isEdition(file: File): Promise<boolean> {
    if (file.size > untrustedLimits.editionFile.bytes) return false
    try {
      const data = await base64Of(file)
      const input = { file: { name: file.name, data }, as: {}, answers: [] }
      return (await callHost('editions.preview', input)).entry.categories > 0
    } catch {
      return false
    }
  }

  async function look(input: EditionImport): Promise<void> {
    const mine = ++turn
    reading.value = input.file.name
    try {
      const preview = await callHost('editions.preview', input)
      if (mine === turn) pending.value = { input, preview }
    } catch (error) {
      if (mine === turn) refuse(input.file.name, error)
    } finally {
      if (mine === turn) reading.value = undefined
    }
  }

  /** Answers a question about an uncertain match: a candidate's id, or `null` for none of them. */
  async function answer(question: string, candidate: string | null): Promise<void> {
    if (pending.value === undefined) return
    const { input } = pending.value
    const others = input.answers.filter((each) => each.question !== question)
    await look({ ...input, answers: [...others, { question, candidate }] })
  }

  /** Overrides what the file says about the edition. */
  async function nameAs(as: EditionImport['as']): Promise<void> {
    if (pending.value === undefined) return
    const { input } = pending.value
    await look({ ...input, as: { ...input.as, ...as } })
  }

  /** Adds the edition in the preview. A changed signer must be confirmed. */
  async function add(isSignerConfirmed: boolean): Promise<void> {
    if (pending.value === undefined) return
    const { input, preview } = pending.value
    const isShown = () => pending.value?.input === input
    const { signature } = preview
    const signer = signature.state === 'changed' ? signature.key : 'none'
    isAdding.value = true
    try {
      await callHost('editions.add', {
        ...input,
        replace: preview.replaces !== null,
        signer: isSignerConfirmed ? signer : null,
      })
      // Another file may have been chosen in the meantime.
      if (isShown()) giveUp()
      await dataset.follow()
      messages.say(`${preview.replaces === null ? 'Added' : 'Replaced'}: ${preview.entry.title}`)
    } catch (error) {
      messages.report(error)
    } finally {
      isAdding.value = false
    }
  }

  function giveUp(): void {
    turn++
    pending.value = undefined
    reading.value = undefined
    choice.refused.value = undefined
  }

  function refuse(fileName: string, error: unknown): void {
    giveUp()
    choice.refuse(fileName, error)
  }

  return {
    pending,
    reading,
    isAdding,
    refused: choice.refused,
    wantsFile: choice.wantsFile,
    askForFile: choice.askForFile,
    openFile,
    openData,
    isEdition,
    answer,
    nameAs,
    add,
    giveUp,
  }
})
