/** Shown in several of the components below. */
export const sharedTexts = {
  managed: 'Managed by your organization',
}

export const settingsPageTexts = {
  title: 'Settings',
  about: 'Changes apply immediately in every window. They stay on this computer.',
  appearance: 'Appearance',
  theme: 'Theme',
  themes: {
    system: 'Use system setting',
    light: 'Light',
    dark: 'Dark',
    contrast: 'High contrast',
  },
  recents: 'Recents',
  keepRecents: 'Remember recent categories',
  keepRecentsAbout: 'They appear under Recents and never leave this computer.',
  mainWindow: 'Main window',
  closeToTray: 'Close to tray',
  closeToTrayAbout:
    'When you close the main window, Category Atlas keeps running in the tray, so that quick lookup stays available. To exit, choose “Quit” from the menu.',
  noTray: 'This desktop does not show tray icons, so closing the main window quits Category Atlas.',
}

export const managedNoteTexts = {
  about:
    'Your organization manages some of these settings. You cannot change the ones marked “Managed by your organization”. The policy file is',
  problems: 'The policy file has problems. Show them to your administrator:',
}

export const shelfSettingsTexts = {
  title: 'Shelves',
  about:
    'A shelf is a file of bookmarks and notes that someone on your team publishes. You read it beside your own bookmarks, and it is updated when the file changes.',
  shelves: 'Your shelves',
  notReachable: 'Not reachable',
  cannotBeRead: 'Cannot be read',
  remove: 'Remove',
  checkNow: 'Check now',
  managed: 'Your organization manages the list of shelves.',
  full: (most: number) => `You have ${most} shelves. To add another one, remove one first.`,
  path: 'File or folder of a shelf',
  add: 'Add',
  chooseFile: 'Choose file…',
}

export const quickLookupSettingsTexts = {
  title: 'Quick lookup',
  about:
    'A small window that opens over any program. Type a code or words, see the category, copy its range, and return to your work.',
  withShortcut: 'Open with a keyboard shortcut from any program',
  mustRun:
    'Category Atlas must be running. “Close to tray” below keeps it running without its window.',
  works: 'The shortcut works in every program.',
  taken: 'Another program or the system uses this shortcut. Choose a different one.',
  unheard:
    'This desktop (Wayland) may not pass shortcuts on to Category Atlas. If nothing happens, add a shortcut in the system’s keyboard settings that runs',
  command: 'category-atlas --quick-lookup',
  fromClipboard: 'Fill in codes from the clipboard',
  fromClipboardAbout:
    'When quick lookup opens, it reads codes and code ranges from the clipboard. Anything else is ignored and never stored.',
  open: 'Open quick lookup',
}

export const shortcutFieldTexts = {
  label: 'Shortcut',
  press: 'Press a shortcut',
  resetTo: (keys: string) => `Reset to ${keys}`,
  needed:
    'Other programs need this shortcut. Hold two of Ctrl, Alt and Shift with a letter, a digit or the space bar, or one of them with a function key.',
  hold: 'Hold two of Ctrl, Alt and Shift with a letter, a digit or the space bar.',
}
