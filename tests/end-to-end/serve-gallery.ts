import { join } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { build, preview } from 'vite'
import { checkout } from './targets.ts'

const root = join(checkout, 'renderer')
const outDir = join(checkout, 'test-results', 'gallery')

/** Builds the gallery, which the app itself does not contain, and serves it on 127.0.0.1 until it is closed. */
export async function serveGallery(): Promise<{ address: string; close(): Promise<void> }> {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    // Explicit, because it is not known yet when the plugin is created. A comment next to a component's root would
    // turn it into two roots, which would lose the class and position that a row gets.
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
