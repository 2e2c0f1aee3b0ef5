import {
  FuseState,
  FuseV1Options,
  FuseVersion,
  flipFuses,
  getCurrentFuseWire,
} from '@electron/fuses'

export type FuseName = keyof typeof FuseV1Options

/** A decision on every fuse that Electron has: one that a later version adds fails the type check until it is decided. */
export type FuseDecisions = Readonly<Record<FuseName, boolean>>

/** Returns what is decided for a platform, the same in every release. */
export function fusesFor(platform: NodeJS.Platform): FuseDecisions {
  return {
    // ELECTRON_RUN_AS_NODE would make of the app a Node.js for whoever may start it.
    RunAsNode: false,
    // There are no cookies, and on macOS this would ask for the keychain.
    EnableCookieEncryption: false,
    // NODE_OPTIONS would let the environment bring code in.
    EnableNodeOptionsEnvironmentVariable: false,
    // --inspect and SIGUSR1 would open a debugger. Playwright needs it: see `forTests`.
    EnableNodeCliInspectArguments: false,
    // Electron checks the archive's hash on macOS and Windows; on Linux it cannot.
    EnableEmbeddedAsarIntegrityValidation: platform === 'darwin' || platform === 'win32',
    // A folder "app" put beside the archive would run in its place, unchecked.
    OnlyLoadAppFromAsar: true,
    // The app has no snapshot of its own for the main process.
    LoadBrowserProcessSpecificV8Snapshot: false,
    // Pages come from the app's own scheme, never from file:.
    GrantFileProtocolExtraPrivileges: false,
    // Electron's own default; the policy of the pages lets no WebAssembly run.
    WasmTrapHandlers: true,
  }
}

/** The one fuse in which the flavour for tests differs from a release: Playwright starts an app through the debugger. */
export const fuseForTests = 'EnableNodeCliInspectArguments' satisfies FuseName

/** Returns the decisions of a platform in the flavour for end-to-end tests, which is never handed out. */
export function fusesForTests(platform: NodeJS.Platform): FuseDecisions {
  return { ...fusesFor(platform), [fuseForTests]: true }
}

/** A fuse of an Electron binary as it was read back; `removed` ones have no effect any more. */
export type FuseReading = 'on' | 'off' | 'removed'

/**
 * Returns the fuses of an Electron binary by their names. A fuse that this version of Electron does not
 * have is left out. Throws where the binary has one that is not known here.
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
 * Sets the fuses of an Electron binary, reads them back, and returns the decided ones that this version of
 * Electron does not have. Throws where the binary has a fuse that is not decided, or does not take one.
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
