import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, test } from './fixture.ts'
import {
  ask,
  editionSelect,
  expectFocusKept,
  message,
  openPalette,
  pageHeading,
  path,
  results,
  searchBox,
} from './steps.ts'

/** Bookmarks a category that has changed since 2022. */
async function bookmark(page: Page): Promise<void> {
  await ask(page, '99221')
  await page.keyboard.press('Enter')
  await page.keyboard.press('b')
  await expect(page.getByRole('button', { name: 'Bookmarked' })).toBeVisible()
}

async function bookmarkAndGoBack(page: Page): Promise<void> {
  await bookmark(page)
  await editionSelect(page).selectOption('2022')
  await expect(editionSelect(page)).toHaveValue('2022')
  await page.getByRole('main').focus()
}

/** Views that need a new app, or leave something behind. */
const viewsOfTheirOwn: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'the start': () => Promise.resolve(),
  'a category': async (page) => {
    await bookmark(page)
    await page.keyboard.press('Control+f')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: /^2023:/ })).toBeVisible()
  },
  bookmarks: async (page) => {
    await bookmark(page)
    await page.keyboard.press('Alt+2')
    await expect(page.getByRole('tree', { name: 'Bookmarks' })).toBeFocused()
    await page.keyboard.press('Space')
    await expect(page.getByText('1 item selected')).toBeVisible()
  },
  'details of a bookmark that changed': async (page) => {
    await bookmarkAndGoBack(page)
    await page.keyboard.press('Alt+2')
    await expect(page.getByRole('form', { name: 'Bookmark: details' })).toBeVisible()
  },
  'the review': async (page) => {
    await bookmarkAndGoBack(page)
    await page.keyboard.press('Shift+R')
    await expect(pageHeading(page)).toContainText('changed in CPT 2022')
  },
  'the tour': async (page) => {
    await page.getByRole('button', { name: 'Take the five-step tour' }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Search for anything' })).toBeVisible()
  },
}

const otherViews: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  results: async (page) => {
    await ask(page, 'knee arthroplsty')
    await expect(results(page).first()).toContainText('Repair, Revision')
    await page.keyboard.press('ArrowDown')
    await expect(pageHeading(page)).toContainText('Repair, Revision')
  },
  'an empty answer': (page) => ask(page, '99217'),
  'export, import and backups': async (page) => {
    await page.keyboard.press('Alt+2')
    await page.getByRole('button', { name: 'Import, export and backups' }).click()
    await expect(pageHeading(page)).toHaveText('Import, export and backups')
  },
  'a tip': async (page) => {
    await expect(page.getByText('All 8 editions checked')).toBeVisible()
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Compare' }).focus()
    await expect(page.getByRole('tooltip')).toBeVisible()
  },
  help: async (page) => {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog')).toBeVisible()
  },
  'the palette': async (page) => {
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog')).toBeVisible()
  },
  'about, with the notices': async (page) => {
    await openPalette(page)
    await page.keyboard.insertText('about')
    await page.keyboard.press('Enter')
    await page.getByText('Third-party notices').click()
    await page.getByText(/^zod /).click()
  },
  'a comparison': async (page) => {
    await page.keyboard.press('d')
    await expect(page.getByRole('table', { name: 'Categories in both editions' })).toBeVisible()
  },
  'the keys': async (page) => {
    await page.keyboard.press('Control+/')
    await page.getByRole('button', { name: 'Change: Print' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
  },
  'the editions': async (page) => {
    await openPalette(page)
    await page.keyboard.insertText('Editions')
    await page.getByRole('option', { name: /^Editions/ }).click()
    await expect(pageHeading(page)).toHaveText('Editions')
  },
  'the dataset': async (page) => {
    await page.getByRole('button', { name: /^Dataset/ }).click()
    await expect(pageHeading(page)).toContainText('Dataset')
  },
}

const views = { ...viewsOfTheirOwn, ...otherViews }

/** Like the setting does it. A shortcut would not work with a dialog or a focused field. */
async function showIn(page: Page, theme: string): Promise<void> {
  await page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name
  }, theme)
}

async function expectNoViolations(page: Page): Promise<void> {
  // A theme changes only colors.
  for (const theme of ['dark', 'contrast']) {
    await showIn(page, theme)
    expect(await violations(page, { runOnly: ['color-contrast'] }), theme).toEqual([])
  }
  await showIn(page, 'light')
  expect(await violations(page)).toEqual([])
}

for (const [name, open] of Object.entries(viewsOfTheirOwn)) {
  test(`axe finds no violations in ${name}, in any theme @page-only`, async ({ page }) => {
    await open(page)
    await expectNoViolations(page)
  })
}

for (const [name, open] of Object.entries(otherViews)) {
  test(`axe finds no violations in ${name}, in any theme @page-only`, async ({
    sharedPage: page,
  }) => {
    await open(page)
    await expectNoViolations(page)
  })
}

test('F6 cycles through the panes, and the focus is never lost', async ({ sharedPage: page }) => {
  await page.keyboard.press('Control+f')
  const panes: string[] = []
  for (let press = 0; press < 4; press++) {
    await page.keyboard.press('F6')
    panes.push(
      await page.evaluate(
        () =>
          document.activeElement?.closest('#top-bar, #navigator, #page, #status-line')?.id ??
          'lost',
      ),
    )
  }
  expect(panes).toEqual(['navigator', 'page', 'status-line', 'top-bar'])
})

test('closing a dialog returns the focus', async ({ sharedPage: page }) => {
  await page.keyboard.press('Control+f')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox', { name: /^Search/ })).toBeFocused()
})

test('arrow keys move the divider between the panes', async ({ page }) => {
  const divider = page.getByRole('separator', { name: 'Sidebar width' })
  const before = Number(await divider.getAttribute('aria-valuenow'))
  await divider.focus()
  await page.keyboard.press('ArrowRight')
  await expect(divider).toHaveAttribute('aria-valuenow', String(before + 16))
})

test('a narrow window shows one pane at a time, and every pane stays reachable @page-only', async ({
  page,
}) => {
  await page.setViewportSize({ width: 500, height: 700 })
  await ask(page, '99213')
  await page.keyboard.press('Enter')
  await expect(pageHeading(page)).toBeVisible()
  await ask(page, 'biopsy')
  await expect(results(page).first()).toBeVisible()
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
})

test('nothing is cut off or scrolls sideways at 320 pixels, as in a window of 960 pixels at 300 % @page-only', async ({
  page,
}) => {
  const tooWide = () =>
    page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('#page, #navigator, .body')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map(({ id, className }) => id || className),
    )
  await page.setViewportSize({ width: 320, height: 480 })
  for (const name of ['results', 'a category', 'a comparison', 'the keys', 'help']) {
    await test.step(name, async () => {
      await views[name]?.(page)
      expect(await tooWide()).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('main').focus()
    })
  }
  for (const name of ['Sidebar', 'Compare', 'Settings', 'Help']) {
    await expect(page.getByRole('button', { name, exact: true })).toBeInViewport({ ratio: 1 })
  }
  expect((await searchBox(page).boundingBox())?.width).toBeGreaterThan(160)
})

test('forced colors and reduced motion lose nothing in the everyday views @page-only', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  // With forced colors, the system chooses the colors, not the app.
  const allButContrast = { rules: { 'color-contrast': { enabled: false } } }
  for (const name of ['results', 'a category', 'a comparison', 'help']) {
    await test.step(name, async () => {
      await views[name]?.(page)
      expect(await violations(page, allButContrast)).toEqual([])
      await page.keyboard.press('Escape')
    })
  }
  const slowest = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('*')].flatMap((element) =>
        getComputedStyle(element)
          .transitionDuration.split(',')
          .map((text) => parseFloat(text)),
      ),
    ),
  )
  expect(slowest, 'seconds of the slowest transition').toBe(0)
})

test('the accessibility tree has names, roles and states for outline and tabs @page-only', async ({
  page,
}) => {
  const navigator = page.getByRole('navigation', { name: 'Sidebar' })
  await expect(navigator.getByRole('tablist')).toMatchAriaSnapshot(`
    - tablist "Sidebar views":
      - tab "Outline" [selected]
      - tab "Bookmarks"
      - tab "Recents"
      - tab "Changes"
      - tab "Modifiers"
  `)
  const outline = page.getByRole('tree', { name: 'Outline of CPT 2026' })
  await outline.focus()
  await page.keyboard.press('s')
  await page.keyboard.press('ArrowRight')
  await expect(outline).toMatchAriaSnapshot(`
    - treeitem /Anesthesia 00100/ [expanded=false] [level=1]
    - treeitem /Surgery 10004-69990/ [expanded] [level=1]
    - treeitem /General 10004-10021/ [expanded=false] [level=2]
  `)
  const general = outline.getByRole('treeitem', { name: /^General 10004/ })
  await expect(general).toHaveAttribute('aria-posinset', '1')
  await expect(general).toHaveAttribute('aria-setsize', '19')
  await page.keyboard.press('ArrowDown')
  await expect(outline).toHaveAttribute(
    'aria-activedescendant',
    (await general.getAttribute('id')) ?? 'none',
  )
  await page.keyboard.press('Space')
  await expect(outline.getByRole('treeitem', { selected: true })).toHaveAccessibleName(/^General/)
})

test('the accessibility tree has names, roles and states for search, results and their count @page-only', async ({
  sharedPage: page,
}) => {
  await expect(searchBox(page)).toHaveAttribute('aria-expanded', 'false')
  await ask(page, '99213')
  await expect(page.getByRole('navigation', { name: 'Sidebar' })).toMatchAriaSnapshot(`
    - navigation "Sidebar":
      - status: /\\d+ categories in CPT 2026/
      - listbox "Results":
        - group "In this range":
          - option /Office or Other Outpatient Services.*Established Patient 99211-99215 Evaluation and Management/
  `)
  await expect(searchBox(page)).toHaveAttribute('aria-expanded', 'true')
  await expect(searchBox(page)).toHaveAttribute('aria-autocomplete', 'list')
  await page.keyboard.press('ArrowDown')
  const marked = results(page).first()
  await expect(marked).toHaveAttribute('aria-selected', 'true')
  await expect(searchBox(page)).toHaveAttribute(
    'aria-activedescendant',
    (await marked.getAttribute('id')) ?? 'none',
  )
  const listId = await page.getByRole('listbox', { name: 'Results' }).getAttribute('id')
  await expect(searchBox(page)).toHaveAttribute('aria-controls', listId ?? 'none')
  await ask(page, 'xqzwvkj')
  await expect(page.getByRole('status').first()).toHaveText('No matches in CPT 2026')
})

test('the accessibility tree has names, roles and states for palette, dialogs, menus and messages @page-only', async ({
  sharedPage: page,
}) => {
  await openPalette(page)
  await page.keyboard.type('edition 2024')
  const palette = page.getByRole('dialog', { name: 'Find anything' })
  await expect(palette).toMatchAriaSnapshot(`
    - dialog "Find anything":
      - combobox "Find actions, categories, bookmarks and editions" [expanded]: edition 2024
      - listbox "Matches":
        - group "Editions":
          - option "CPT 2024" [selected]
  `)
  await page.keyboard.press('Enter')
  await expect(editionSelect(page)).toHaveValue('2024')
  await expectFocusKept(page)

  await page.keyboard.type('99213')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Copy as…' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menu')).toMatchAriaSnapshot(`
    - menu "Copy as…":
      - menuitem "Code ranges C"
      - menuitem "Name Shift+N"
      - menuitem "Path Shift+P"
      - menuitem "Citation Shift+C"
  `)
  await page.keyboard.press('Escape')
  await page.keyboard.press('c')
  await expect(message(page, /^Code range copied/)).toBeVisible()
  await expect(page.getByRole('log', { name: 'Messages' })).toHaveAttribute('aria-live', 'polite')

  await page.keyboard.press('F1')
  await expect(page.getByRole('dialog', { name: 'Keyboard and search help' })).toMatchAriaSnapshot(`
    - dialog "Keyboard and search help":
      - heading "Keyboard and search help" [level=2]
      - button "Close"
      - heading "Find" [level=3]
  `)
  await page.keyboard.press('Escape')
  await expectFocusKept(page)
})

test('the focus is never lost after deleting, closing, switching or leaving', async ({ page }) => {
  for (const code of ['99213', '27447', '93005']) {
    await page.keyboard.type(code)
    await page.keyboard.press('Control+d')
  }
  await expect(message(page, 'Bookmarked: 93005 · Cardiography')).toBeVisible()
  await page.keyboard.press('Alt+2')
  const bookmarks = page.getByRole('tree', { name: 'Bookmarks' })
  for (const left of [2, 1, 0]) {
    await page.keyboard.press('Delete')
    await expect(bookmarks.getByRole('treeitem')).toHaveCount(left)
    await expectFocusKept(page)
  }
  await page.keyboard.type('27447')
  await page.keyboard.press('Enter')
  await test.step('a crumb that leads to a page without it', async () => {
    await path(page).getByRole('button', { name: 'Femur (Thigh Region) and Knee Joint' }).focus()
    await page.keyboard.press('Enter')
    await expect(pageHeading(page)).toHaveText('Femur (Thigh Region) and Knee Joint')
    await expectFocusKept(page)
  })
  await test.step('a button that is disabled at the end', async () => {
    await page.getByRole('button', { name: 'Previous edition' }).focus()
    for (let step = 0; step < 7; step++) await page.keyboard.press('Enter')
    await expect(editionSelect(page)).toHaveValue('2019')
    await expectFocusKept(page)
  })
  await test.step('a message that goes away with its button', async () => {
    await page.getByRole('main').focus()
    await page.keyboard.press('b')
    await page.getByRole('button', { name: 'Undo' }).last().focus()
    await page.keyboard.press('Enter')
    await expectFocusKept(page)
  })
  await test.step('Escape out of everything', async () => {
    for (const keys of [
      '/',
      'Escape',
      'Escape',
      'Control+k',
      'Escape',
      '?',
      'Escape',
      'm',
      'Escape',
    ]) {
      await page.keyboard.press(keys)
      await expectFocusKept(page)
    }
  })
})
