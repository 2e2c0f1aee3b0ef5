import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { build } from 'vite'
import { z } from 'zod'
import { contract } from '#core/contract/contract.ts'
import { failureSchema } from '#core/contract/call.ts'
import { type Desktop, openDesktop } from './desktop.ts'
import type { FuzzOutcome, FuzzTask } from './fuzz/page.ts'
import { ask, message, pageHeading, results } from './steps.ts'
import { checkout } from './targets.ts'

const callsInAll = 10_000
const seed = 20261123

/** No stack trace, no file of the program, no folder of this machine. */
const leak = /\n\s+at |node:|\.[jt]s:\d+|file:\/\/|\/(?:home|root|tmp|usr|var|opt)\/|[A-Z]:\\/

/** Returns the fuzzing code as one script that a page can run. */
async function fuzzScript(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: {
        entry: join(checkout, 'tests', 'end-to-end', 'fuzz', 'page.ts'),
        formats: ['iife'],
        name: 'fuzzing',
      },
    },
  })
  const [first] = [made].flat()
  if (first === undefined || !('output' in first)) throw new Error('There is no script.')
  return first.output[0].code
}

test('@desktop-only ten thousand hostile calls get typed answers, and the app keeps running', async () => {
  // On a busy machine the calls alone take more than a minute.
  test.slow()
  const script = await fuzzScript()
  let desktop = await openDesktop()
  const { userData } = desktop
  const call = async (name: string, input: unknown) => {
    const reply = await desktop.page.evaluate(
      ([called, given]) => {
        const bridge = Reflect.get(window, 'atlasBridge') as {
          call(name: unknown, input: unknown): Promise<string>
        }
        return bridge.call(called, given)
      },
      [name, input] as const,
    )
    return JSON.parse(reply) as { ok: boolean; value: unknown }
  }
  await keepSomething(desktop)
  const before = kept(await call('userdata.export', { format: 'json' }))

  // A system dialog would wait for a user, and hundreds of windows need hundreds of processes.
  await desktop.electron.evaluate(({ app, BrowserWindow, dialog, shell }) => {
    shell.openPath = () => Promise.resolve('')
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] })
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' })
    for (const window of BrowserWindow.getAllWindows()) window.webContents.print = () => undefined
    app.on('browser-window-created', (_event, window) => {
      window.webContents.print = () => undefined
      window.webContents.on('did-start-navigation', ({ url }) => {
        if (url.includes('window=own')) window.destroy()
      })
    })
  })
  await desktop.page.evaluate(script)
  const names = [...Object.keys(contract), 'no.such.call', '__proto__']
  const ended: Record<string, number> = {}
  for (const name of names) {
    const task: FuzzTask = {
      name,
      schema: schemaOf(name),
      calls: Math.ceil(callsInAll / names.length),
      seed,
    }
    const outcome = await desktop.page.evaluate(
      (given) => (Reflect.get(window, 'fuzz') as (task: FuzzTask) => Promise<FuzzOutcome>)(given),
      task,
    )
    expect(outcome.odd, name).toEqual([])
    for (const text of outcome.said) {
      expect(text, name).not.toMatch(leak)
      expect(text, name).not.toContain(userData)
      expect(text, name).not.toContain(checkout)
      if (text.startsWith('{')) {
        expect(failureSchema.safeParse(JSON.parse(text)).success, `${name}: ${text}`).toBe(true)
      } else {
        // Anything but plain data never leaves the page: its own bridge rejects it with these words.
        expect(text, name).toMatch(/could not be cloned\.$|recursion depth exceeded/)
      }
    }
    for (const [end, count] of Object.entries(outcome.ended)) {
      ended[end] = (ended[end] ?? 0) + count
    }
  }
  expect(Object.values(ended).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(
    callsInAll,
  )
  // The calls reached both the handlers and the checks before them.
  expect(ended['ok']).toBeGreaterThan(100)
  expect(ended['invalid-input']).toBeGreaterThan(1000)
  expect(ended['internal'] ?? 0).toBe(0)

  expect(kept(await call('userdata.export', { format: 'json' }))).toEqual(before)
  await ask(desktop.page, '99213')
  await expect(results(desktop.page).first()).toContainText('Established Patient')

  // Everything on the disk is valid: the next start has nothing to repair.
  await desktop.stop('keep user data')
  desktop = await openDesktop({ userData })
  expect(kept(await call('userdata.export', { format: 'json' }))).toEqual(before)
  // The app remembers what is on screen soon after it starts.
  await expect
    .poll(async () => (await call('userdata.read', {})).value)
    .toMatchObject({ notices: [], readOnly: false, saved: true })
  await desktop.stop()
})

/** Adds a bookmark and a note through the UI. */
async function keepSomething({ page }: Desktop): Promise<void> {
  await ask(page, '27447')
  await expect(results(page).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(pageHeading(page)).toContainText('Repair, Revision')
  await page.keyboard.press('b')
  // The page shows it before it is saved.
  await expect(message(page, /^Bookmarked/)).toBeVisible()
}

/** The user's own bookmarks from an export. */
function kept({ ok, value }: { ok: boolean; value: unknown }): unknown {
  expect(ok).toBe(true)
  const { document } = JSON.parse((value as { text: string }).text) as {
    document: { bookmarks: { snapshot: { name: string } }[] }
  }
  const own = document.bookmarks.filter(({ snapshot }) =>
    snapshot.name.startsWith('Repair, Revision'),
  )
  expect(own).toHaveLength(1)
  return own
}

function schemaOf(name: string): object {
  if (!Object.hasOwn(contract, name)) return {}
  const { input } = contract[name as keyof typeof contract]
  return z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', reused: 'inline' })
}
