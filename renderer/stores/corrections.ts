import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { CallFailed } from '#core/contract/call-failed.ts'
import { editionBefore } from '#core/editions/dated-editions.ts'
import { applyEdit } from '#core/edits/apply-edit.ts'
import type { EditionEdit } from '#core/edits/edition-edit.ts'
import { callHost } from '../host/host.ts'
import { useDataset } from './dataset.ts'
import { useMessages } from './messages.ts'

/** A saved correction, and the edit that undoes it. */
interface Correction {
  readonly edition: string
  readonly said: string
  readonly inverse: EditionEdit
}

/** Corrections of own editions. Each is checked and saved immediately, and can be undone while the window is open. */
export const useCorrections = defineStore('corrections', () => {
  const dataset = useDataset()
  const messages = useMessages()

  const done = shallowRef<readonly Correction[]>([])
  const isSaving = ref(false)
  const last = computed(() => done.value.at(-1))

  /** Makes a correction and saves it. Returns why it is rejected, in sentences; none if it is saved. */
  async function correct(edition: string, edit: EditionEdit, said: string): Promise<string[]> {
    isSaving.value = true
    try {
      const { id, sha256 } = entryOf(edition)
      const file = await callHost('dataset.edition', { edition: id })
      const result = applyEdit(file, edit, await idsBefore(edition))
      if (!result.ok) return result.problems.map(({ message, remedy }) => `${message} ${remedy}`)
      await callHost('editions.save', { edition: result.edition, sha256 })
      await dataset.follow()
      if (edit.kind === 'restore') messages.say(said)
      else {
        done.value = [...done.value, { edition, said, inverse: result.inverse }]
        messages.say(said, () => void undo())
      }
      return []
    } catch (error) {
      if (!(error instanceof CallFailed) || error.code !== 'bad-file') throw error
      return [error.message, ...error.details]
    } finally {
      isSaving.value = false
    }
  }

  /** Undoes the last correction made in this window. */
  async function undo(): Promise<void> {
    const correction = last.value
    if (correction === undefined) return
    const { edition, inverse, said } = correction
    try {
      const problems = await correct(edition, inverse, `Undone: ${said}`)
      if (problems.length > 0) messages.warn('The correction cannot be undone.', problems)
      done.value = done.value.filter((each) => each !== correction)
    } catch (error) {
      messages.report(error)
    }
  }

  function entryOf(edition: string) {
    const entry = dataset.catalog.editions.find(({ id }) => id === edition)
    if (entry !== undefined) return entry
    throw new CallFailed('unknown-edition', `The edition ${edition} is no longer here.`)
  }

  /** Returns the ids of the previous edition, to which a moved or split heading refers. */
  async function idsBefore(edition: string): Promise<ReadonlySet<string>> {
    const usable = dataset.catalog.editions.filter(({ state }) => state !== 'refused')
    const before = editionBefore(usable, entryOf(edition))
    if (before === undefined) return new Set()
    const { outline } = await dataset.loadEdition(before.id)
    return new Set(outline.categories.map(({ id }) => id))
  }

  return { last, isSaving, correct, undo }
})
