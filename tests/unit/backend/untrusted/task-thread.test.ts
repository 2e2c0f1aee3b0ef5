import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { TaskStopped, runTask, startTaskThread } from '#backend/untrusted/task-thread.ts'
import { CallFailed } from '#core/contract/call-failed.ts'
import { type TaskLimits, untrustedLimits } from '#core/untrusted/limits.ts'
import { emptyDocument } from '#core/userdata/document-parts.ts'
import { exportJson } from '#core/userdata/exchange/json-exchange.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const task: TaskLimits = untrustedLimits.importFile.task
const readJson = (text: string, limits = task) =>
  runTask('read-import', { format: 'json', text }, limits)

describe('a task on an untrusted file', () => {
  it('returns the result of the task', async () => {
    expect(await readJson(exportJson(emptyDocument))).toMatchObject({ state: 'read', remarks: [] })
    expect(await readJson('{')).toMatchObject({ state: 'refused' })
  })

  it('is stopped at its time limit', async () => {
    await expect(readJson('{}', { ...task, time: 0 })).rejects.toThrow(TaskStopped)
  })

  it('is stopped at its memory limit; the process keeps running', async () => {
    const path = join(temporaryFolder(), 'edition.json')
    const category = { id: 'a', parent: null, name: 'x'.repeat(150), ranges: [['1', '2']] }
    writeFileSync(path, JSON.stringify({ categories: Array(20_000).fill(category) }))
    const limits = { time: 60_000, memory: 24 }
    await expect(runTask('read-own-edition', { path, file: 'a' }, limits)).rejects.toThrow(
      'too much memory',
    )
  })

  it('does not block the calling thread', async () => {
    const names = Array.from({ length: 500_000 }, (_, index) => `"name${index}": 0`)
    let turns = 0
    const clock = setInterval(() => turns++, 1)
    const reading = await readJson(`{${names.join(',')}}`)
    clearInterval(clock)
    expect(reading.state).toBe('refused')
    expect(turns).toBeGreaterThan(5)
  })

  it('rejects a folder in place of a file', async () => {
    const path = join(temporaryFolder(), 'a.json')
    mkdirSync(path)
    expect(
      await runTask('read-own-edition', { path, file: 'a.json' }, untrustedLimits.editionFile.task),
    ).toMatchObject({ ok: false, problems: [{ message: 'It is a folder, not a file.' }] })
  })
})

describe('a thread that reads a code table', () => {
  const open = (bytes: string) => ({
    name: 'open' as const,
    input: { name: 'codes.csv', bytes: Buffer.from(bytes) },
  })

  it('keeps the file between requests', async () => {
    const rows = Array.from({ length: 40 }, (_, index) => `${10_021 + index},Text ${index}`)
    const thread = startTaskThread(untrustedLimits.tableFile.task)
    const opened = await thread.run('read-table', open(`Code,Description\n${rows.join('\n')}\n`))
    expect(opened).toMatchObject({ offers: [{ name: 'codes.csv' }] })
    const mapping = { code: 0, fields: { long: 1 } }
    const request = { name: 'read' as const, input: { offer: 0, mapping } }
    expect(await thread.run('read-table', request)).toMatchObject({ rows: 40 })
    thread.end()
  })

  it('passes on the reason for a rejected file', async () => {
    const thread = startTaskThread(untrustedLimits.tableFile.task)
    await expect(thread.run('read-table', open(''))).rejects.toThrow(CallFailed)
    await expect(thread.run('read-table', open(''))).rejects.toThrow('codes.csv is empty.')
    thread.end()
  })

  it('fails at once after it has ended', async () => {
    const thread = startTaskThread(untrustedLimits.tableFile.task)
    const asked = thread.run('read-table', open('Code\n10021\n'))
    thread.end()
    await expect(asked).rejects.toThrow('ended')
    await expect(thread.run('read-table', open('Code\n10021\n'))).rejects.toThrow('ended')
  })
})
