import { splitKeys } from './actions.ts'

/**
 * Returns keys in the syntax of `aria-keyshortcuts`: `Control+Shift+E`, on macOS `Meta+Shift+E`.
 * It spells out the plus sign and the space bar (WAI-ARIA 1.2).
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
