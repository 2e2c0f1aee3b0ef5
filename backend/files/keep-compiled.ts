import nodeModule from 'node:module'
import { join } from 'node:path'

/**
 * Keeps what is compiled from the sources beside the packages, where no other user can put anything. Without it, or where it
 * cannot be written, everything works and takes longer. Call it before what it is to keep is imported. The built app
 * keeps nothing.
 */
export function keepCompiled(): void {
  if (!import.meta.url.endsWith('.ts')) return
  nodeModule.enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/atlas'))
}
