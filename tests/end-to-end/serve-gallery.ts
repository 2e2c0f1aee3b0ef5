import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { build, preview } from 'vite'
import { checkout } from './targets.ts'

const root = join(checkout, 'renderer')
const outDir = join(checkout, 'test-results', 'gallery')

/** Builds the gallery, which the app itself does not hold, and serves it on 127.0.0.1 until it is closed. */
export async function serveGallery(): Promise<{ address: string; close(): Promise<void> }> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    // Said outright: it is not yet known when the plugin is made. A comment beside a component's root would
    // make two roots of it, and lose the class and the place that a row is given.
    plugins: [vue({ isProduction: true, template: { compilerOptions: { comments: false } } })],
    build: {
      outDir,
      emptyOutDir: true,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: join(root, 'gallery.html') },
    },
  })
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'warn',
    build: { outDir },
    preview: { host: '127.0.0.1', port: 0 },
  })
  const [origin = ''] = server.resolvedUrls?.local ?? []
  return { address: new URL('gallery.html', origin).href, close: () => server.close() }
}
