import { defineStore } from 'pinia'
import { ref } from 'vue'
import { CallFailed } from '#core/contract/reply.ts'

export interface Message {
  readonly id: number
  readonly tone: 'plain' | 'problem'
  readonly text: string
  readonly details: readonly string[]
  readonly undo: (() => void) | undefined
}

const plainStays = 4000
const undoStays = 10_000

/** What the app tells the user in passing. Problems stay until they are closed. */
export const useMessages = defineStore('messages', () => {
  const messages = ref<Message[]>([])
  let nextId = 1

  function add(message: Omit<Message, 'id'>, stays: number | undefined): void {
    const id = nextId++
    // A passing word takes the place of the one before; a problem, or a way back, stays beside it.
    const isPassing = ({ tone, undo }: Omit<Message, 'id'>) =>
      tone === 'plain' && undo === undefined
    const others = messages.value.filter(
      (other) => other.text !== message.text && !(isPassing(other) && isPassing(message)),
    )
    messages.value = [...others, { id, ...message }]
    if (stays !== undefined) setTimeout(() => close(id), stays)
  }

  function say(text: string, undo?: () => void): void {
    add({ tone: 'plain', text, details: [], undo }, undo === undefined ? plainStays : undoStays)
  }

  /** Shows a failure with its details. */
  function report(error: unknown): void {
    const text = error instanceof Error ? error.message : 'Something went wrong.'
    const details = error instanceof CallFailed ? error.details : []
    add({ tone: 'problem', text, details, undo: undefined }, undefined)
  }

  function warn(text: string, details: readonly string[] = []): void {
    add({ tone: 'problem', text, details, undo: undefined }, undefined)
  }

  function close(id: number): void {
    messages.value = messages.value.filter((message) => message.id !== id)
  }

  return { messages, say, report, warn, close }
})
