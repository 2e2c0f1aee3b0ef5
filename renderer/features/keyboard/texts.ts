export const keyboardPageTexts = {
  title: 'Keyboard shortcuts',
  about: 'You can change every shortcut. Menus, tooltips and help update immediately.',
  search: 'Search actions',
  resetAll: 'Reset to defaults',
  noMatches: 'No matching actions',
  shortcutsOf: (action: string) => `Shortcuts: ${action}`,
  remove: (keys: string) => `Remove ${keys}`,
  removeOf: (keys: string, action: string) => `Remove ${keys}: ${action}`,
  change: 'Change',
  changeOf: (action: string) => `Change: ${action}`,
  add: 'Add',
  addOf: (action: string) => `Add shortcut: ${action}`,
  reset: 'Reset',
  resetOf: (action: string) => `Reset: ${action}`,
  assigned: (keys: string, action: string) => `${keys} is already assigned to “${action}”.`,
  reassign: 'Reassign',
  cancel: 'Cancel',
  given: (keys: string, action: string) => `${keys}: ${action}`,
  removed: (keys: string, action: string) => `Removed ${keys}: ${action}`,
  wasReset: (action: string) => `Reset to default: ${action}`,
}

export const keyCaptureTexts = {
  newShortcut: (action: string) => `New shortcut: ${action}`,
  press: 'Press a shortcut (Esc to cancel)',
}
