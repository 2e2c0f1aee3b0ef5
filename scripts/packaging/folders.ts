import { join } from 'node:path'
import { checkout } from '../checkout.ts'

/** The output folder of `npm run package`. */
export const distFolder = join(checkout, 'dist')

/** The unpacked Linux app, as released. */
export const releaseFolder = join(
  distFolder,
  process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`,
)

/** The same as a test build. */
export const testBuildFolder = join(distFolder, 'linux-unpacked-for-tests')

/** The folder where the Linux packages install the app. */
export const installedFolder = '/usr/lib/category-atlas'
