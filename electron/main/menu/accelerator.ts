import { splitKeys } from '#core/actions/actions.ts'

const keyNames: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  '+': 'Plus',
}

/**
 * Returns the keys that a menu shows beside an action, as Electron writes them; `undefined` for none.
 * Elsewhere they are only shown, and the page answers them. On macOS the menu takes a key before the
 * page can tell whether it was typed into a text field: there only keys with Command, and function keys, are named.
 */
export function acceleratorOf(
  keys: readonly string[],
  platform: NodeJS.Platform,
): string | undefined {
  const shown = platform === 'darwin' ? keys.find(takesNoText) : keys[0]
  return shown === undefined
    ? undefined
    : splitKeys(shown)
        .map((part) => (part === 'Mod' ? 'CommandOrControl' : (keyNames[part] ?? part)))
        .join('+')
}

function takesNoText(keys: string): boolean {
  const parts = splitKeys(keys)
  return parts.includes('Mod') || /^F\d+$/.test(parts.at(-1) ?? '')
}
