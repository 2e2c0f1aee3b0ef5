import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { checkout } from './checkout.ts'
import { findChromium } from './runtime/chromium.ts'

/** `node scripts/tray-icon.ts`: draws `build/tray.png` from `build/icon.svg`, at twice the size of a tray icon. */
const size = 32

const svg = readFileSync(join(checkout, 'build', 'icon.svg'), 'base64')
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage({ viewport: { width: size, height: size } })
await page.setContent(
  `<style>body{margin:0}img{display:block}</style><img width="${size}" height="${size}" src="data:image/svg+xml;base64,${svg}">`,
)
await page.screenshot({ path: join(checkout, 'build', 'tray.png'), omitBackground: true })
await browser.close()
