import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { checkout } from './checkout.ts'
import { type IconPicture, icnsSizes, makeIcns, makeIco } from './icons/icon-containers.ts'
import { findChromium } from './runtime/chromium.ts'

/**
 * `npm run icons`: renders `build/icon.svg` at every size for the page's icon, the PNG set for Linux, the ico for
 * Windows and the icns for macOS. They are committed, so that packaging needs no browser.
 */
const linuxSizes = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024]
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256]
/** macOS requires a margin around an icon: the drawing takes 824 of 1024 pixels. */
const macShare = 824 / 1024

const build = join(checkout, 'build')
const svg = await readFile(join(build, 'icon.svg'), 'utf8')
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage()

try {
  await rm(join(build, 'icons'), { recursive: true, force: true })
  await mkdir(join(build, 'icons'))
  for (const { size, png } of await draw(linuxSizes, 1)) {
    await writeFile(join(build, 'icons', `${size}x${size}.png`), png)
  }
  await writeFile(join(build, 'icon.ico'), makeIco(await draw(windowsSizes, 1)))
  await writeFile(join(build, 'icon.icns'), makeIcns(await draw(icnsSizes, macShare)))
  await copyFile(join(build, 'icon.svg'), join(checkout, 'renderer', 'public', 'icon.svg'))
} finally {
  await browser.close()
}

/** Renders the icon at each size: `share` of the width is the drawing, the rest is transparent. */
async function draw(sizes: readonly number[], share: number): Promise<IconPicture[]> {
  const pictures: IconPicture[] = []
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size })
    const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
    await page.setContent(
      `<style>body{margin:0;height:100vh;display:grid;place-items:center}</style>` +
        `<img src="${address}" width="${size * share}" height="${size * share}">`,
    )
    await page.evaluate(() => document.querySelector('img')?.decode())
    pictures.push({ size, png: await page.screenshot({ omitBackground: true }) })
  }
  return pictures
}
