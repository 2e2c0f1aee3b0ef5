import { openUserDataStore } from '#backend/user-data/user-data-store.ts'
import { expect, test } from './fixture.ts'
import { ask, message, openPalette, pageHeading, searchBox } from './steps.ts'

test('a changed shortcut shows everywhere; conflicts are reported and reserved keys rejected', async ({
  app,
  page,
  target,
}) => {
  await page.keyboard.press('Control+/')
  await expect(pageHeading(page)).toHaveText('Keyboard shortcuts')
  await page.getByRole('button', { name: 'Change: Compare with previous edition' }).focus()

  await page.keyboard.press('Enter')
  const capture = page.getByRole('textbox', { name: 'New shortcut: Compare with previous edition' })
  await expect(capture).toBeFocused()
  await page.keyboard.press('Control+c')
  await expect(page.getByRole('alert')).toHaveText('Ctrl+C: Text fields need this shortcut.')
  await page.keyboard.press('7')
  await expect(page.getByRole('alert')).toHaveText('7: Digits start a search.')

  await page.keyboard.press('b')
  await expect(page.getByRole('alert')).toContainText(
    'B is already assigned to “Add or remove bookmark”.',
  )
  await expect(page.getByRole('button', { name: 'Reassign' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(message(page, 'B: Compare with previous edition')).toBeVisible()
  await expect(
    page.getByRole('button', { name: 'Change: Compare with previous edition' }),
  ).toBeFocused()
  const keysOf = (title: string) => page.getByRole('list', { name: `Shortcuts: ${title}` })
  await expect(keysOf('Compare with previous edition').getByRole('button')).toHaveText(['B×', 'D×'])
  await expect(keysOf('Add or remove bookmark').getByRole('button')).toHaveText(['Ctrl+D×'])

  await expect(page.getByRole('button', { name: 'Compare', exact: true })).toHaveAttribute(
    'aria-keyshortcuts',
    'B D',
  )
  if (target === 'desktop') {
    await expect.poll(() => app.menuKeys('Compare with previous edition')).toBe('b')
    await expect.poll(() => app.menuKeys('Add or remove bookmark')).toBe('CommandOrControl+d')
  }
  await openPalette(page)
  await page.keyboard.type('compare with')
  await expect(page.getByRole('option', { name: /Compare with previous edition/ })).toContainText(
    'B',
  )
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard and search help' })
  await expect(help.getByText('Add or remove bookmark')).toBeVisible()
  await expect(help.locator('dt', { hasText: 'B' }).first()).toBeVisible()
  await page.keyboard.press('Escape')

  await page.keyboard.press('b')
  await expect(pageHeading(page)).toHaveAccessibleName('CPT 2025 compared with CPT 2026')

  const next = await app.start()
  await next.keyboard.press('b')
  await expect(pageHeading(next)).toHaveAccessibleName('CPT 2025 compared with CPT 2026')
  await next.keyboard.press('Control+/')
  await next.getByRole('button', { name: 'Reset: Add or remove bookmark' }).click()
  await expect(message(next, 'Reset to default: Add or remove bookmark')).toBeVisible()
  await next.getByRole('button', { name: 'Reset to defaults' }).click()
  await expect(message(next, 'Shortcuts reset to defaults.')).toBeVisible()
  await ask(next, '99213')
  await next.keyboard.press('Enter')
  await next.keyboard.press('b')
  await expect(message(next, /^Bookmarked/)).toBeVisible()
})

test('unusable shortcuts in the file are reported, and the others work', async ({ app }) => {
  const store = await openUserDataStore({ folder: app.userData })
  const keyBindings = { 'no-such-action': ['x'], bookmark: ['Escape', 'g'] }
  await store.apply([{ kind: 'set-settings', values: { keyBindings } }])
  await store.close()
  const page = await app.start()
  await expect(message(page, /^Some of your keyboard shortcuts can’t be used/)).toBeVisible()
  await expect(message(page, /^“no-such-action”: skipped/)).toBeVisible()
  await expect(message(page, /“Esc” for “Add or remove bookmark”/)).toBeVisible()
  await ask(page, '99213')
  await page.keyboard.press('Enter')
  await page.keyboard.press('g')
  await expect(message(page, /^Bookmarked/)).toBeVisible()
})

test('help fits on one screen at 1280 × 800, and scrolls by keyboard in smaller windows', async ({
  page,
}) => {
  const overflow = () =>
    page.getByRole('dialog').evaluate((dialog) => {
      const body = dialog.querySelector('.body')
      return body === null ? -1 : body.scrollHeight - body.clientHeight
    })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard and search help' })).toBeVisible()
  expect(await overflow()).toBe(0)
  await page.setViewportSize({ width: 800, height: 500 })
  expect(await overflow()).toBeGreaterThan(0)
  await page.keyboard.press('End')
  await expect(page.getByRole('button', { name: 'Take the tour' })).toBeInViewport()
})

test('the tour is offered once, works by keyboard, and Escape ends it for good', async ({
  app,
  page,
}) => {
  const card = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Take the five-step tour' }).focus()
  await page.keyboard.press('Enter')
  for (const title of [
    'Search for anything',
    'Browse the outline',
    'Bookmark what you need',
    'See what changed',
    'Use the keyboard for everything',
  ]) {
    await expect(card).toHaveAccessibleName(title)
    await expect(card).toBeInViewport({ ratio: 1 })
    await page.keyboard.press('ArrowRight')
  }
  await expect(card).toBeHidden()
  await expect(page.getByRole('main')).toBeFocused()

  await openPalette(page)
  await page.keyboard.type('tour')
  await page.keyboard.press('Enter')
  await expect(card).toHaveAccessibleName('Search for anything')
  await page.keyboard.press('Escape')
  await expect(card).toBeHidden()

  const next = await app.start()
  await expect(pageHeading(next)).toHaveText('Look up a code or category')
  await expect(next.getByText('New here?')).toBeHidden()
})

test('a tooltip shows what a button does and its shortcut, on hover and on focus', async ({
  page,
}) => {
  const tip = page.getByRole('tooltip')
  const compare = page.getByRole('button', { name: 'Compare' })
  await expect(page.getByText('All 8 editions checked')).toBeVisible()
  await expect(compare).toHaveAttribute('aria-keyshortcuts', 'Control+Shift+E D')
  await compare.hover()
  await expect(tip).toHaveText('Compare with previous edition')
  await expect(page.locator('.tip kbd')).toHaveText('Ctrl+Shift+E')
  await tip.hover()
  await expect(tip).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(tip).toBeHidden()

  await ask(page, '99221')
  await page.keyboard.press('Enter')
  await expect(pageHeading(page)).toHaveText('New or Established Patient')
  const bookmark = page.getByRole('button', { name: 'Bookmark', exact: true })
  await page.keyboard.press('Tab')
  await bookmark.focus()
  await expect(tip).toHaveText('Add or remove bookmark')
  await expect(bookmark).toHaveAccessibleDescription('Add or remove bookmark')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Bookmarked' })).toBeVisible()
  await expect(tip).toBeHidden()

  await page.setViewportSize({ width: 480, height: 360 })
  await page.waitForFunction(() => innerWidth === 480)
  for (const name of ['Sidebar', 'Compare', 'Settings', 'Help']) {
    const button = page.getByRole('button', { name })
    await page.keyboard.press('Tab')
    await button.focus()
    await expect(tip).toBeInViewport({ ratio: 1 })
    await expect(async () => {
      const [above, below] = [await button.boundingBox(), await page.locator('.tip').boundingBox()]
      expect(below?.y, name).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0))
    }).toPass()
  }
})

test('a tab takes the focus at once, and never from the next focused element', async ({
  sharedPage: page,
}) => {
  const focused = await page.evaluate(async () => {
    const nextTask = () =>
      new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve()
        port2.postMessage(null)
      })
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const press = { key: '2', code: 'Digit2', altKey: true, bubbles: true, cancelable: true }
    document.body.dispatchEvent(new KeyboardEvent('keydown', press))
    await nextTask()
    const first = document.activeElement?.closest('#navigator')?.id
    document.getElementById('search')?.focus()
    await nextFrame()
    await nextFrame()
    return [first, document.activeElement?.id]
  })
  expect(focused).toEqual(['navigator', 'search'])
})

test('an action from the palette can move the focus after the palette has returned it', async ({
  sharedPage: page,
}) => {
  await searchBox(page).focus()
  for (const [action, tab] of [
    ['Show outline', 'Outline'],
    ['Show recents', 'Recents'],
  ] as const) {
    await openPalette(page)
    await page.getByRole('dialog').getByRole('combobox').fill(action)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('tab', { name: tab })).toHaveAttribute('aria-selected', 'true')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('#navigator')?.id))
      .toBe('navigator')
  }
})
