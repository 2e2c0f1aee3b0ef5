import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { startRestingThread } from '#backend/untrusted/resting-thread.ts'

const limits = { time: 30_000, memory: 256 }

it('answers task after task, also after its end', async () => {
  const thread = startRestingThread(limits)
  for (const text of ['{}', '{', '[]']) {
    const reading = await thread.run('read-import', { format: 'json', text })
    expect(reading.state).toBe('refused')
    if (text === '{') thread.end()
  }
  thread.end()
})

it('goes on after a task that reached a limit', async () => {
  const thread = startRestingThread({ ...limits, time: 1 })
  const read = () => thread.run('read-import', { format: 'json', text: '[1,'.repeat(10) })
  await expect(read()).rejects.toThrow(/takes more than/)
  await expect(read()).rejects.toThrow(/takes more than/)
})

it('keeps no process running while it rests', async () => {
  const module = new URL('../../../../backend/untrusted/resting-thread.ts', import.meta.url)
  const script = `
    import { startRestingThread } from '${module.href}'
    const thread = startRestingThread(${JSON.stringify(limits)})
    console.log((await thread.run('read-import', { format: 'json', text: '{' })).state)`
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--input-type=module', '--eval', script],
  ])
  expect(stdout).toBe('refused\n')
})
