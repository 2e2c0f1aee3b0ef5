import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// What was compiled once is kept beside the packages, as in terminal/main.ts.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'atlas'))
await import('./host.ts')
