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

/** A file on its way to become an own edition. */
interface PendingEdition {
  readonly input: EditionImport
  readonly preview: EditionPreview
}

/** The import of editions: a file is looked at, asked about, and added or given up. Nothing changes before. */
export const useEditionImport = defineStore('edition-import', () => {
  const dataset = useDataset()
  const messages = useMessages()
  const navigation = useNavigation()

  const pending = shallowRef<PendingEdition>()
  /** The name of the file that is being read. */
  const reading = ref<string>()
  const isAdding = ref(false)
  const choice = createFileChoice({ kind: 'editions' }, 'edition')
  /** Counts what was asked, so that an answer to what was given up is not taken. */
  let turn = 0

  /** Reads a file and shows what adding it would bring, or why it is refused. */
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

  /** Shows what adding a file, whose bytes are in base64, would bring, or why it is refused. */
  async function openData(file: EditionImport['file']): Promise<void> {
    navigation.show({ kind: 'editions' })
    giveUp()
    await look({ file, as: {}, answers: [] })
  }

  /** Whether a file can be read as an edition, with faults or without. Shows nothing. */
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

  /** Answers a doubtful match: with a candidate's id, or `null` for none of them. */
  async function answer(question: string, candidate: string | null): Promise<void> {
    if (pending.value === undefined) return
    const { input } = pending.value
    const others = input.answers.filter((each) => each.question !== question)
    await look({ ...input, answers: [...others, { question, candidate }] })
  }

  /** Says what the edition is to be instead of what the file says. */
  async function nameAs(as: EditionImport['as']): Promise<void> {
    if (pending.value === undefined) return
    const { input } = pending.value
    await look({ ...input, as: { ...input.as, ...as } })
  }

  /** Adds what the preview shows. A changed signer must have been confirmed. */
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
      // Another file may have been chosen meanwhile.
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
