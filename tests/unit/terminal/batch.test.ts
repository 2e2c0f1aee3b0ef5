import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { runAtlas } from '../support/run-atlas.ts'
import { checkout } from '../support/shipped.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

vi.setConfig({ testTimeout: 120_000 })

const isLinux = process.platform === 'linux'
const batch = ['lookup', '--batch', '--edition', '2026', '--user-data', join(tmpdir(), 'none')]
const start = (stdin: 'pipe' | number, stdout: 'pipe' | number) =>
  spawn(process.execPath, [join(checkout, 'terminal', 'main.ts'), ...batch], {
    stdio: [stdin, stdout, 'pipe'],
  })

/** Resolves with the exit status and standard error when the program has exited. */
async function endOf(child: ChildProcess): Promise<{ status: number | null; err: string }> {
  let err = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text))
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { status, err }
}

describe('atlas lookup --batch', () => {
  it('answers every line, even for a slow reader', async () => {
    const lines = 200_000
    const child = start('pipe', 'pipe')
    const end = endOf(child)
    child.stdin?.end('27447\n'.repeat(lines))
    let answers = 0
    let pieces = 0
    for await (const piece of child.stdout as AsyncIterable<Buffer>) {
      for (let at = piece.indexOf(0x0a); at >= 0; at = piece.indexOf(0x0a, at + 1)) answers++
      if (pieces++ % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    }
    expect(answers).toBe(lines)
    expect(await end).toEqual({ status: 0, err: '' })
  })

  it('answers a line before it reads the next', async () => {
    const child = start('pipe', 'pipe')
    const end = endOf(child)
    const answers = (child.stdout as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
    for (const query of ['27447', 'knee', '99213']) {
      child.stdin?.write(`${query}\n`)
      const { value } = (await answers.next()) as { value: Buffer }
      expect(JSON.parse(value.toString())).toMatchObject({ query })
    }
    child.stdin?.end()
    expect(await end).toEqual({ status: 0, err: '' })
  })

  it.runIf(isLinux)('needs no more memory for a stopped reader', async () => {
    const child = start('pipe', 'pipe')
    const { stdin, stdout } = child
    if (stdin === null || stdout === null) throw new Error('There are no pipes.')
    const end = endOf(child)
    // Answers to all of these would take 400 MB.
    const wholeInput = '27447\n'.repeat(500_000)
    let isTaken = false
    stdin.write(wholeInput, () => (isTaken = true))
    await new Promise((resolve) => stdout.once('readable', resolve))
    await new Promise((resolve) => setTimeout(resolve, 3_000))
    const [, peak = ''] =
      /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
    expect(isTaken).toBe(false)
    expect(Number(peak) / 1024).toBeLessThan(300)
    stdout.destroy()
    stdin.on('error', () => undefined)
    expect(await end).toEqual({ status: 0, err: '' })
  })

  it.runIf(isLinux)('reports a full disk with status 1', async () => {
    const full = openSync('/dev/full', 'w')
    const child = start('pipe', full)
    closeSync(full)
    const end = endOf(child)
    child.stdin?.on('error', () => undefined)
    child.stdin?.end('27447\n'.repeat(1000))
    expect(await end).toEqual({
      status: 1,
      err: 'atlas: The output is incomplete: the disk is full.\n',
    })
  })

  it.runIf(isLinux)('fails with status 1 if only the end of the answers does not fit', async () => {
    const path = join(temporaryFolder(), 'answers')
    const file = openSync(path, 'w')
    // In blocks of 512 bytes. All answers are written at once, and only the first ones fit.
    const inLittleRoom = 'trap "" XFSZ; ulimit -f 40; exec "$0" "$@"'
    const child = spawn(
      'sh',
      ['-c', inLittleRoom, process.execPath, join(checkout, 'terminal', 'main.ts'), ...batch],
      { stdio: ['pipe', file, 'pipe'] },
    )
    closeSync(file)
    const end = endOf(child)
    child.stdin?.end('27447\n'.repeat(50))
    expect(await end).toEqual({
      status: 1,
      err: 'atlas: The output is incomplete: the file would exceed the size limit.\n',
    })
    expect(statSync(path).size).toBe(40 * 512)
  })

  it.skipIf(process.platform === 'win32')('rejects a folder as standard input', async () => {
    const folder = openSync(tmpdir(), 'r')
    const child = start(folder, 'pipe')
    closeSync(folder)
    expect(await endOf(child)).toEqual({
      status: 1,
      err: 'atlas: Standard input is a folder. Give it a file with one query per line.\n',
    })
  })
})

describe('help', () => {
  it.each([['--help'], ['-h'], ['help']])('atlas %s lists the commands', async (option) => {
    const { status, out, err } = await runAtlas([option])
    expect([status, err]).toEqual([0, ''])
    for (const name of ['editions', 'lookup', 'compare', 'history', 'check', 'seal']) {
      expect(out).toContain(`  atlas ${name}`)
    }
  })

  it.each([['--help'], ['-h']])('atlas lookup %s describes only that command', async (option) => {
    const { status, out, err } = await runAtlas(['lookup', option])
    expect([status, err]).toEqual([0, ''])
    expect(out).toMatch(/^ {2}atlas lookup /)
    expect(out).not.toContain('atlas seal')
  })

  it('atlas --version prints the version of the app', async () => {
    const { version } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
      version: string
    }
    expect(await runAtlas(['--version'])).toEqual({ status: 0, out: `${version}\n`, err: '' })
  })
})
