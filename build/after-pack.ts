import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { AfterPackContext } from 'electron-builder'
import { executableName } from '../scripts/packaging/product.ts'
import { fusesFor, setFuses } from './fuses.ts'

const executables: Readonly<Record<string, (context: AfterPackContext) => string>> = {
  linux: () => executableName,
  win32: ({ packager }) => `${packager.appInfo.productFilename}.exe`,
  darwin: ({ packager }) => `${packager.appInfo.productFilename}.app`,
}

/** Removes what only an unpackaged Electron needs and sets the fuses, before signing. electron-builder calls it. */
export default async function afterPack(context: AfterPackContext): Promise<void> {
  const { appOutDir, electronPlatformName, packager } = context
  await rm(join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true })
  const executable = executables[electronPlatformName]?.(context)
  if (executable === undefined) throw new Error(`No fuses are decided for ${electronPlatformName}.`)
  const decided = fusesFor(electronPlatformName as NodeJS.Platform)
  const missing = await setFuses(join(appOutDir, executable), decided)
  const lacks = missing.length === 0 ? '' : `; this Electron has no ${missing.join(', ')}`
  console.log(`Fuses set and read back: ${executable}${lacks}.`)
}
