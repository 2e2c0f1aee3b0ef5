import { globalShortcut } from 'electron'
import { splitKeys } from '#core/actions/actions.ts'
import type { NativeState } from '#core/contract/window-calls.ts'

/** A shortcut that works in every program. */
export interface GlobalShortcut {
  /** Sets the keys, or none, and returns whether the system supports them. */
  set(keys: string | undefined): NativeState['shortcut']
}

/** Returns a shortcut that calls `run`, initially without keys. */
export function createGlobalShortcut(run: () => void): GlobalShortcut {
  let taken: string | undefined
  return {
    set(keys) {
      if (taken !== undefined) globalShortcut.unregister(taken)
      taken = undefined
      if (keys === undefined) return 'off'
      const accelerator = acceleratorOf(keys)
      if (!register(accelerator, run)) return 'taken'
      taken = accelerator
      return isWayland() ? 'unheard' : 'on'
    },
  }
}

function register(accelerator: string, run: () => void): boolean {
  try {
    return globalShortcut.register(accelerator, run)
  } catch {
    // This platform does not know the keys.
    return false
  }
}

/** Whether this is Wayland, where a registration can succeed and still never fire (electron/electron#45607). */
function isWayland(): boolean {
  if (process.platform !== 'linux') return false
  return process.env['XDG_SESSION_TYPE'] === 'wayland' || Boolean(process.env['WAYLAND_DISPLAY'])
}

function acceleratorOf(keys: string): string {
  return splitKeys(keys)
    .map((part) => (part === 'Mod' ? 'CommandOrControl' : part))
    .map((part) => (part.length === 1 ? part.toUpperCase() : part))
    .join('+')
}
