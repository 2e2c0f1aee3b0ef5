import { defineConfig } from '@playwright/test'
import type { TargetOptions } from './fixture.ts'

/** The packaged app has its own results: it is tested after the built one. */
const results = process.env['ATLAS_RESULTS'] ?? 'end-to-end'

/** The screens in memory, if the machine has no display. Each worker takes its own. */
const screens = JSON.parse(process.env['ATLAS_SCREENS'] ?? '[]') as NodeJS.ProcessEnv[]
Object.assign(process.env, screens[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)])

/** Both targets show exactly the same page, so what depends on the page alone is tested in only one of them. */
const leftOutOnDesktop = /@browser-only|@page-only/

/**
 * The tests for what the browser's connection to its host could break. The rest is exactly the same page and
 * is tested only on the desktop, which halves the time.
 */
const browserSpecs =
  /(accessibility|bad-files|bookmarks|browser-host|compare|editions|look-up|newcomer|tables|own-editions|policy|shelf|user-data|visual|windows|memory)\.spec\.ts/

/** With installed Linux packages: changes the system before the specs run, and restores it afterwards. */
const isInstalled = process.env['ATLAS_INSTALLED'] !== undefined

/** One set of specs for two targets: real Electron, and Chromium against the browser host. */
export default defineConfig<object, TargetOptions>({
  testDir: '.',
  outputDir: `../../test-results/${results}`,
  timeout: 60_000,
  expect: {
    timeout: 15_000,
    // The same browser draws the same pixels: a color that is a little off is a difference, unless it
    // is at the edge of a letter here and there, where another processor may round otherwise.
    toHaveScreenshot: {
      threshold: 0.002,
      maxDiffPixelRatio: 0.005,
      caret: 'initial',
      scale: 'device',
    },
  },
  snapshotPathTemplate: '{testDir}/visual/{arg}{ext}',
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: `../../test-results/${results}.json` }]],
  projects: [
    { name: 'install', testMatch: 'installed/install.ts', teardown: 'remove' },
    { name: 'remove', testMatch: 'installed/remove.ts' },
    {
      name: 'desktop',
      use: { target: 'desktop' },
      // On one screen, windows would take the focus from each other.
      workers: Math.max(1, screens.length),
      grepInvert: leftOutOnDesktop,
      dependencies: isInstalled ? ['install'] : [],
    },
    {
      name: 'browser',
      use: { target: 'browser' },
      testMatch: browserSpecs,
      grepInvert: /@desktop-only/,
    },
  ],
})
