import { expect, it } from 'vitest'
import { startRestingThread } from '#backend/untrusted/resting-thread.ts'

const limits = { time: 30_000, memory: 256 }

it.each([0, 60_000])('answers task after task, with a rest of %i milliseconds', async (rest) => {
  const thread = startRestingThread(limits, rest)
  for (const text of ['{}', '{']) {
    const reading = await thread.run('read-import', { format: 'json', text })
    expect(reading.state).toBe('refused')
  }
  thread.end()
})

it('goes on after a task that reached a limit', async () => {
  const thread = startRestingThread({ ...limits, time: 1 }, 60_000)
  const read = () => thread.run('read-import', { format: 'json', text: '[1,'.repeat(10) })
  await expect(read()).rejects.toThrow(/takes more than/)
  await expect(read()).rejects.toThrow(/takes more than/)
})
