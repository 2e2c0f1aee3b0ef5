import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Only what hangs should end here: how long a test takes is no test of it.
    testTimeout: 60_000,
    // Half the cores would idle: by default one of two is left to others.
    maxWorkers: '100%',
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/{unit,fault}/**/*.test.ts'],
          setupFiles: ['tests/property-seed.ts'],
          // These modules hold no state between tests, so that files can share what they import.
          isolate: false,
        },
      },
      {
        plugins: [vue()],
        test: {
          name: 'component',
          environment: 'jsdom',
          // One jsdom a worker instead of one a file; modules and globals stay each file's own.
          pool: 'vmThreads',
          include: ['tests/component/**/*.test.ts'],
          setupFiles: ['tests/property-seed.ts'],
        },
      },
    ],
  },
})
