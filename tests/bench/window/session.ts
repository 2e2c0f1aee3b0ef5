import type { Page } from '@playwright/test'

/** What a coder types: codes, ranges, and words, some misspelled. Over 300 key presses. */
export const queries = [
  '27447',
  'knee arthroplsty',
  '99213',
  'EKG',
  '27301-27599',
  'colonscopy',
  'office visit',
  'surgery: biopsy',
  '0042T',
  'hernea repair',
  '99217',
  'mri of the brain',
  'tummy tuck',
  'ekocardiogram',
  '80053',
  'hospital inpatient',
  'D&C',
  'laminectmy',
  'xqzwvkj',
  'telemedicine',
  'apendectomy',
  '45378',
  'psychotherapy',
  'physical therapy',
  'anesthesia for knee',
  '-25',
  'modifier 59',
  'newborn care',
] as const

const typingPause = 70

/** Types a query key by key into the search box, replacing its text. */
export async function ask(page: Page, query: string, pause = typingPause): Promise<void> {
  await page.keyboard.press('Control+f')
  for (const key of query) {
    await page.keyboard.press(key)
    await page.waitForTimeout(pause)
  }
}

/** Works like a coder for some ms: looks up, opens, bookmarks, writes notes, switches editions, compares, steps. */
export async function work(page: Page, lasts: number): Promise<void> {
  const end = performance.now() + lasts
  const press = async (...keys: string[]) => {
    for (const key of keys) {
      await page.keyboard.press(key)
      await page.waitForTimeout(120)
    }
  }
  for (let round = 0; performance.now() < end; round++) {
    const query = queries[round % queries.length] ?? ''
    await ask(page, query)
    await press('ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter')
    if (round % 3 === 0) await press('b')
    if (round % 4 === 0) {
      await press('m')
      await page.keyboard.type('seen ', { delay: typingPause })
      await press('Escape')
    }
    await press('n', 'p', 'u', '.', ',')
    if (round % 2 === 0) await press('[', '[', ']', ']')
    if (round % 5 === 0) await press('d', 'j', 'j', 'k', 'Alt+ArrowLeft')
    if (round % 5 === 1) {
      await press('Control+k')
      await page.keyboard.type('recents', { delay: typingPause })
      await press('Enter')
    }
    if (round % 5 === 2)
      await press('Alt+1', 'ArrowDown', 'ArrowRight', 's', 'End', 'Home', 'Enter')
    if (round % 5 === 3) await press('Alt+2', 'ArrowDown', 'ArrowUp', 'Enter')
    if (round % 5 === 4) await press('?', 'Escape', 't')
  }
}
