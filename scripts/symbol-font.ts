import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { checkout } from './checkout.ts'

/**
 * `npm run symbol-font`: cuts the symbols that the bundled Latin fonts lack (arrows, Mac keys, check mark) from
 * Inter, into `renderer/styles/symbols.woff2`. The file is committed. A test reports every character that no
 * bundled font covers: add it here and run this again.
 */
const symbols = '←→↔↵⇧⌃⌘⌥⌫⎋✓✕●○▲▼≤≥'

const inter = join(checkout, 'node_modules', 'inter-ui', 'web', 'Inter-Regular.woff2')
const font = await subsetFont(await readFile(inter), symbols, { targetFormat: 'woff2' })
await writeFile(join(checkout, 'renderer', 'styles', 'symbols.woff2'), font)
console.log(`${symbols.length} symbols, ${font.length} bytes`)
