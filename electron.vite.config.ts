import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import { categoryTexts } from './scripts/category-texts.ts'
import { preloadFonts } from './scripts/preload-fonts.ts'
import { thirdPartyNotices } from './scripts/third-party-notices.ts'

// Listed explicitly: a derived list of externals can lose an entry unnoticed.
const external = ['electron', /^node:/]
const here = (path: string) => resolve(import.meta.dirname, path)
/** The fonts of the first view. The fourth bundled font is only for emphasis. */
const firstFonts = ['inter-', 'source-serif-', 'ibm-plex-mono-latin-400-']
/** Shared chunks have no meaningful name of their own. */
const mainChunkName = ({ name }: { name: string }) =>
  name === 'desktop-backend' ? 'desktop-backend.js' : 'shared-[hash].js'
const notices = thirdPartyNotices(import.meta.dirname)

export default defineConfig({
  main: {
    plugins: [notices.note()],
    // Its build for Node declares `require`, and so does what electron-vite adds: together they do not load.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      lib: {
        entry: {
          index: here('electron/main/index.ts'),
          'task-worker': here('backend/untrusted/task-worker.ts'),
        },
      },
      rolldownOptions: {
        external,
        // What the window and the data share is a chunk of its own: nothing imports the script that starts the app.
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: mainChunkName },
      },
    },
  },
  preload: {
    plugins: [notices.note()],
    build: {
      target: 'node20.18',
      externalizeDeps: false,
      lib: { entry: here('electron/preload/index.ts') },
      // A sandboxed preload cannot be an ES module.
      rolldownOptions: { external, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    base: './',
    plugins: [vue(), categoryTexts(here('data')), notices.write(), preloadFonts(firstFonts)],
    build: {
      target: 'chrome130',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      // A page that loads later must not appear without its styles.
      cssCodeSplit: false,
      minify: true,
      outDir: here('out/renderer'),
      rolldownOptions: {
        input: here('renderer/index.html'),
        output: {
          // Two files, because each one more is a round trip through the main process.
          codeSplitting: {
            groups: [
              { name: 'first-look', tags: ['$initial'], priority: 1 },
              { name: 'pages', test: /./ },
            ],
          },
        },
      },
    },
    server: { host: '127.0.0.1' },
  },
})
