import { join } from 'node:path'
import { checkout } from '../checkout.ts'

/** Where `npm run package` puts what it makes. */
export const distFolder = join(checkout, 'dist')

/** The unpacked app for Linux, as it is released. */
export const releaseFolder = join(
  distFolder,
  process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`,
)

/** The same in the flavour for end-to-end tests. */
export const testFlavourFolder = join(distFolder, 'linux-unpacked-for-tests')

/** Where the Linux packages install the app. */
export const installedFolder = '/usr/lib/category-atlas'
