import { splitKeys } from './actions.ts'

/**
 * Returns keys as the attribute `aria-keyshortcuts` names them: `Control+Shift+E`, on macOS `Meta+Shift+E`.
 * A plus sign and the space bar are words there (WAI-ARIA 1.2).
 */
export function ariaKeys(keys: string, mac: boolean): string {
  const words: Readonly<Record<string, string>> = {
    Mod: mac ? 'Meta' : 'Control',
    '+': 'Plus',
    ' ': 'Space',
  }
  return splitKeys(keys)
    .map((part) => words[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join('+')
}
