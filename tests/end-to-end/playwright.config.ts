import { defineConfig } from '@playwright/test'
import type { TargetOptions } from './fixture.ts'

/** Each run has its own folder, since the targets run side by side: desktop, browser or packaged. */
const results = process.env['ATLAS_RESULTS'] ?? 'end-to-end'

/** Both targets show the same page to the byte, so that axe looks at each view and theme in one of them. */
const leftOutOnDesktop = /@browser-only|axe finds nothing/

/**
 * What the browser's own way to its host could break. The rest is the same page to the byte, and is tested on the
 * desktop alone: that halves the time.
 */
const browserSpecs =
  /(accessibility|bad-files|bookmarks|browser-host|compare|editions|look-up|newcomer|tables|own-editions|shelf|user-data|visual|windows|memory)\.spec\.ts/

/** Where the Linux packages are tested: the system is changed before the specs run, and left as it was. */
const isInstalled = process.env['ATLAS_INSTALLED'] !== undefined

/** One set of specs for two targets: real Electron, and Chromium against the browser host. */
export default defineConfig<TargetOptions>({
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
  workers: 1,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: `../../test-results/${results}.json` }]],
  projects: [
    { name: 'install', testMatch: 'installed/install.ts', teardown: 'remove' },
    { name: 'remove', testMatch: 'installed/remove.ts' },
    {
      name: 'desktop',
      use: { target: 'desktop' },
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
