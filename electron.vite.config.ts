import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import { preloadFonts } from './scripts/preload-fonts.ts'
import { thirdPartyNotices } from './scripts/third-party-notices.ts'

// Named outright: an external list that is derived can lose an entry without anybody seeing it.
const external = ['electron', /^node:/]
const here = (path: string) => resolve(import.meta.dirname, path)
/** Those of the first look; the fourth is for what stands out. */
const firstFonts = ['inter-', 'source-serif-', 'ibm-plex-mono-latin-400-']
/** What is shared between scripts has no telling name of its own. */
const mainChunkName = ({ name }: { name: string }) =>
  name === 'desktop-backend' ? 'desktop-backend.js' : 'shared-[hash].js'
const notices = thirdPartyNotices(import.meta.dirname)

export default defineConfig({
  main: {
    plugins: [notices.note()],
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
    plugins: [vue(), notices.write(), preloadFonts(firstFonts)],
    build: {
      target: 'chrome130',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      // A page that is read later must not come without its styles.
      cssCodeSplit: false,
      minify: true,
      outDir: here('out/renderer'),
      rolldownOptions: {
        input: here('renderer/index.html'),
        output: {
          // Two files: each further one is a way through the main process and back.
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
