import { splitKeys } from '#core/actions/actions.ts'

const keyNames: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  '+': 'Plus',
}

/**
 * Returns the accelerator of an action for Electron's menu; `undefined` for none. On Windows and Linux the menu
 * only shows it, and the page handles the keys. On macOS the menu takes a key before the page knows whether it
 * was typed into a text field, so only keys with Command and function keys are included.
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
