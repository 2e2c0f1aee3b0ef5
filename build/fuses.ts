import {
  FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
} from '@electron/fuses'

export type FuseName = keyof typeof FuseV1Options

/** A value for every Electron fuse. A fuse that a later version adds fails the type check until it has one. */
export type FuseDecisions = Readonly<Record<FuseName, boolean>>

/** Returns the fuse values of a platform, the same in every release. */
export function fusesFor(platform: NodeJS.Platform): FuseDecisions {
  return {
    // ELECTRON_RUN_AS_NODE would turn the app into a Node.js for anyone who can start it.
    RunAsNode: false,
    // There are no cookies, and on macOS this would ask for the keychain.
    EnableCookieEncryption: false,
    // NODE_OPTIONS would let the environment inject code.
    EnableNodeOptionsEnvironmentVariable: false,
    // --inspect and SIGUSR1 would open a debugger. Playwright needs it: see `forTests`.
    EnableNodeCliInspectArguments: false,
    // Electron checks the archive's hash on macOS and Windows; on Linux it cannot.
    EnableEmbeddedAsarIntegrityValidation: platform === 'darwin' || platform === 'win32',
    // A folder "app" next to the archive would run in its place, unchecked.
    OnlyLoadAppFromAsar: true,
    // The app has no snapshot of its own for the main process.
    LoadBrowserProcessSpecificV8Snapshot: false,
    // Pages come from the app's own scheme, never from file:.
    GrantFileProtocolExtraPrivileges: false,
    // Electron's default. The content security policy blocks WebAssembly.
    WasmTrapHandlers: true,
  }
}

/** The only fuse in which the test build differs from a release: Playwright starts an app through the debugger. */
export const fuseForTests = 'EnableNodeCliInspectArguments' satisfies FuseName

/** Returns the fuse values of a platform for the end-to-end test build, which is never released. */
export function fusesForTests(platform: NodeJS.Platform): FuseDecisions {
  return { ...fusesFor(platform), [fuseForTests]: true }
}

/** The state of a fuse in an Electron binary; `removed` fuses have no effect anymore. */
export type FuseReading = 'on' | 'off' | 'removed'

/**
 * Returns the fuses of an Electron binary by name, without those that this version of Electron does not have.
 * Throws if the binary has an unknown fuse.
 */
export async function readFuses(binary: string): Promise<Partial<Record<FuseName, FuseReading>>> {
  const wire = Object.entries(await getCurrentFuseWire(binary)).filter(([key]) => key !== 'version')
  return Object.fromEntries(
    wire.map(([index, state]) => {
      const name = FuseV1Options[Number(index)]
      if (name === undefined) throw new Error(`Fuse ${index} of ${binary} is not decided.`)
      return [name, readings[Number(state)] ?? 'off']
    }),
  )
}

const readings: Readonly<Partial<Record<number, FuseReading>>> = {
  [FuseState.ENABLE]: 'on',
  [FuseState.DISABLE]: 'off',
  [FuseState.REMOVED]: 'removed',
}

/**
 * Sets the fuses of an Electron binary, reads them back, and returns the ones that this version of Electron does
 * not have. Throws if the binary has a fuse without a value, or if a value does not take effect.
 */
export async function setFuses(binary: string, decided: FuseDecisions): Promise<FuseName[]> {
  const there = await readFuses(binary)
  const settings = Object.entries(decided) as [FuseName, boolean][]
  await flipFuses(binary, {
    version: FuseVersion.V1,
    ...Object.fromEntries(
      settings
        .filter(([name]) => there[name] !== undefined && there[name] !== 'removed')
        .map(([name, on]) => [FuseV1Options[name], on]),
    ),
  })
  const after = await readFuses(binary)
  for (const [name, on] of settings) {
    const reading = after[name]
    if (reading === 'on' || reading === 'off') {
      if ((reading === 'on') !== on) throw new Error(`The fuse ${name} of ${binary} was not set.`)
    }
  }
  return settings.map(([name]) => name).filter((name) => after[name] === undefined)
}
