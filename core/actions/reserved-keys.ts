import { splitKeys } from './actions.ts'

/** Keys that lists, dialogs and text fields need, alone or with Shift. */
const moving = new Set([
  'tab',
  'enter',
  'escape',
  'space',
  'backspace',
  'delete',
  'home',
  'end',
  'pageup',
  'pagedown',
  'arrowup',
  'arrowdown',
  'arrowleft',
  'arrowright',
])
const editing = new Set(['a', 'c', 'v', 'x', 'y', 'z'])
const outside = new Set(['q', 't', 'w', '0', '+', '-', '=', 'tab', 'f4'])

/** Returns a sentence on why keys cannot be assigned to an action, or `undefined` if they can. */
export function reservedReason(keys: string): string | undefined {
  const parts = splitKeys(keys)
  const key = (parts.at(-1) ?? '').toLowerCase()
  const mod = parts.includes('Mod')
  const alt = parts.includes('Alt')
  if (!mod && !alt && moving.has(key)) {
    return 'Lists, dialogs and text fields need this key.'
  }
  if (!mod && !alt && /^\d$/.test(key)) return 'Digits start a search.'
  if (mod && alt && key.length === 1) return 'Many keyboards type characters with this shortcut.'
  if (mod && !alt && (editing.has(key) || moving.has(key))) return 'Text fields need this shortcut.'
  if (
    (mod && !alt && outside.has(key)) ||
    (alt && (key === 'f4' || key === 'tab' || key === 'space')) ||
    key === 'f11' ||
    key === 'f12'
  ) {
    return 'The system, the window or the browser uses this shortcut.'
  }
  return undefined
}
