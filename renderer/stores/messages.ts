import { defineStore } from 'pinia'
import { ref } from 'vue'
import { CallFailed } from '#core/contract/call-failed.ts'

export interface Message {
  readonly id: number
  readonly tone: 'plain' | 'problem'
  readonly text: string
  readonly details: readonly string[]
  /** What the user can do next. */
  readonly action: { readonly title: string; readonly run: () => void } | undefined
  /** Called when the user closes it. */
  readonly whenClosed?: (() => void) | undefined
  /** A message replaces an earlier one on the same topic. */
  readonly topic: string
}

const plainStays = 4000
const actionStays = 10_000
/** More at a time would cover what they are about. */
const mostPlain = 2

/** Short messages to the user. Problems stay until they are closed. */
export const useMessages = defineStore('messages', () => {
  const messages = ref<Message[]>([])
  let nextId = 1

  function add(message: Omit<Message, 'id'>, stays: number | undefined): number {
    const id = nextId++
    // A plain message replaces the previous one. Problems, and messages with an action, stay next to it.
    const isPassing = ({ tone, action }: Omit<Message, 'id'>) =>
      tone === 'plain' && action === undefined
    const others = messages.value.filter(
      (other) => other.topic !== message.topic && !(isPassing(other) && isPassing(message)),
    )
    const all = [...others, { id, ...message }]
    const plain = all.filter(({ tone }) => tone === 'plain').slice(-mostPlain)
    messages.value = all.filter((each) => each.tone === 'problem' || plain.includes(each))
    if (stays !== undefined) {
      lifetimes.set(id, stays)
      if (!isHeld) startTimer(id)
    }
    return id
  }

  /** How long each message stays if it closes by itself, in ms, and the timers that close them. */
  const lifetimes = new Map<number, number>()
  const timers = new Map<number, ReturnType<typeof setTimeout>>()
  let isHeld = false

  function startTimer(id: number): void {
    const stays = lifetimes.get(id)
    if (stays !== undefined)
      timers.set(
        id,
        setTimeout(() => close(id), stays),
      )
  }

  /** Keeps all messages while the user points at one or focuses one. Afterwards, each stays for its full time again. */
  function hold(held: boolean): void {
    if (held === isHeld) return
    isHeld = held
    for (const timer of timers.values()) clearTimeout(timer)
    timers.clear()
    if (!held) for (const id of lifetimes.keys()) startTimer(id)
  }

  let lastUndo: (() => void) | undefined

  /** Undoes the last change that was announced with Undo, even if its message is closed. Returns whether there was one. */
  function undoLast(): boolean {
    const undo = lastUndo
    undo?.()
    return undo !== undefined
  }

  function say(text: string, undo?: () => void): void {
    const run =
      undo &&
      (() => {
        if (lastUndo === run) lastUndo = undefined
        undo()
      })
    if (run !== undefined) lastUndo = run
    const action = run && { title: 'Undo', run }
    add(
      { tone: 'plain', text, details: [], action, topic: text },
      action === undefined ? plainStays : actionStays,
    )
  }

  /** Shows a message with an action, replacing the last one on the topic. */
  function offer(topic: string, text: string, title: string, run: () => void): void {
    add({ tone: 'plain', text, details: [], action: { title, run }, topic }, actionStays)
  }

  /** Shows a failure with its details. */
  function report(error: unknown): void {
    const text = error instanceof Error ? error.message : 'Something went wrong.'
    const details = error instanceof CallFailed ? error.details : []
    add({ tone: 'problem', text, details, action: undefined, topic: text }, undefined)
  }

  /** Shows a problem until it is closed, by the user or with the id that this returns. */
  function warn(text: string, details: readonly string[] = [], whenClosed?: () => void): number {
    return add(
      { tone: 'problem', text, details, action: undefined, whenClosed, topic: text },
      undefined,
    )
  }

  function close(id: number): void {
    clearTimeout(timers.get(id))
    timers.delete(id)
    lifetimes.delete(id)
    messages.value = messages.value.filter((message) => message.id !== id)
  }

  /** Closes a message that the user has read. */
  function dismiss({ id, whenClosed }: Message): void {
    close(id)
    whenClosed?.()
  }

  return { messages, say, offer, report, warn, close, dismiss, hold, undoLast }
})
