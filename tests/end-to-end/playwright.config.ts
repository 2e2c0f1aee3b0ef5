import { defineConfig } from '@playwright/test'
import type { TargetOptions } from './fixture.ts'

/** One set of specs for two targets: real Electron, and Chromium against the browser host. */
export default defineConfig<TargetOptions>({
  testDir: '.',
  outputDir: '../../test-results/end-to-end',
  timeout: 120_000,
  expect: {
    timeout: 15_000,
    // The same browser draws the same pixels: a colour that is a little off is a difference.
    toHaveScreenshot: {
      threshold: 0.002,
      maxDiffPixelRatio: 0.0005,
      caret: 'initial',
      scale: 'device',
    },
  },
  snapshotPathTemplate: '{testDir}/visual/{arg}{ext}',
  fullyParallel: false,
  workers: 1,
  // On a busy machine a window may come late; what passes only then is told by name.
  retries: 1,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [
    ['list'],
    [
      'json',
      { outputFile: `../../test-results/${process.env['ATLAS_RESULTS'] ?? 'end-to-end'}.json` },
    ],
  ],
  projects: [
    { name: 'desktop', use: { target: 'desktop' }, grepInvert: /@browser-only/ },
    { name: 'browser', use: { target: 'browser' }, grepInvert: /@desktop-only/ },
  ],
})
