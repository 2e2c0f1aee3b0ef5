import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { categoryTexts } from './scripts/category-texts.ts'

const inNode = {
  environment: 'node',
  setupFiles: ['tests/property-seed.ts'],
  // These modules keep no state between tests, so files can share imports.
  isolate: false,
}

export default defineConfig({
  test: {
    // For hung tests only: the duration of a test is not tested.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    // By default Vitest leaves one of two cores idle.
    maxWorkers: '100%',
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/unit.json' },
    projects: [
      { test: { ...inNode, name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
      { test: { ...inNode, name: 'fault', include: ['tests/fault/**/*.test.ts'] } },
      {
        plugins: [vue(), categoryTexts('data')],
        test: {
          name: 'component',
          environment: 'jsdom',
          // One jsdom per worker instead of one per file. Modules and globals stay separate for each file.
          pool: 'vmThreads',
          include: ['tests/component/**/*.test.ts'],
          setupFiles: ['tests/property-seed.ts', 'tests/component/patience.ts'],
        },
      },
    ],
  },
})
