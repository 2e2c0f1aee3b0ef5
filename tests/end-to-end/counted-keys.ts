import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { checkout } from './targets.ts'
import { expectFocusKept } from './steps.ts'

/** A keyboard that counts every key press, including modifiers and Shift for capitals. */
export class CountedKeys {
  private count = 0
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Presses a key, or several at once such as `Control+d`, and checks that the focus is not lost. */
  async press(keys: string): Promise<void> {
    this.count += keys === '+' ? 1 : keys.split('+').length
    await this.page.keyboard.press(keys)
    await expectFocusKept(this.page)
  }

  /** Types a text key by key. */
  async type(text: string): Promise<void> {
    this.count += text.length + text.replace(/[^A-Z?:"]/g, '').length
    await this.page.keyboard.type(text)
    await expectFocusKept(this.page)
  }

  /** Returns the number of key presses since the last call. */
  taken(): number {
    const { count } = this
    this.count = 0
    return count
  }
}

/** Returns the numbers of keys in the table in `docs/experience.md`, by task. */
export function documentedCounts(): ReadonlyMap<string, number> {
  const text = readFileSync(join(checkout, 'docs', 'experience.md'), 'utf8')
  const rows = text.matchAll(/^\| (?<task>[^|]+?) +\|[^|]+\| +(?<count>\d+) +\|/gm)
  return new Map(
    [...rows].map(({ groups }) => [groups?.['task'] ?? '', Number(groups?.['count'])] as const),
  )
}
