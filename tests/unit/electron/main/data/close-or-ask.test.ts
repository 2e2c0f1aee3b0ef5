import { describe, expect, it } from 'vitest'
import { type UnsavedChoice, closeOrAsk } from '../../../../../electron/main/data/close-or-ask.ts'

/** A user who gives the set answer, or none. */
function person(...answers: UnsavedChoice[]) {
  const questions: { text: string; signal: AbortSignal }[] = []
  const ask = (text: string, signal: AbortSignal) => {
    questions.push({ text, signal })
    const answer = answers.shift()
    return answer === undefined ? new Promise<never>(() => undefined) : Promise.resolve(answer)
  }
  return { ask, questions }
}

/** A store that fails to save with each of these reasons, and then saves. */
const failing =
  (...failures: string[]) =>
  () =>
    Promise.resolve(failures.shift())

describe('quitting', () => {
  it('asks nothing if everything is saved', async () => {
    const { ask, questions } = person()
    expect(await closeOrAsk(failing(), ask)).toBeUndefined()
    expect(questions).toEqual([])
  })

  it('names what cannot be saved, and discards it only if the user says so', async () => {
    const { ask, questions } = person('lose')
    const close = failing('Your latest change is not saved because the disk is full.')
    expect(await closeOrAsk(close, ask)).toContain('the disk is full')
    expect(questions.map(({ text }) => text)).toEqual([expect.stringContaining('the disk is full')])
  })

  it('asks again with the new reason if a retry fails', async () => {
    const { ask, questions } = person('try-again', 'lose')
    expect(await closeOrAsk(failing('full', 'read-only'), ask)).toBe('read-only')
    expect(questions.map(({ text }) => text)).toEqual(['full', 'read-only'])
  })

  it('keeps trying while it asks, and withdraws the question when everything is saved', async () => {
    const { ask, questions } = person()
    expect(await closeOrAsk(failing('full', 'full', 'full'), ask, 1)).toBeUndefined()
    expect(questions).toHaveLength(1)
    expect(questions[0]?.signal.aborted).toBe(true)
  })
})
