/** Linux desktops with a tray, by their names in `XDG_CURRENT_DESKTOP`; plain GNOME has none. */
const desktopsWithTray = new Set([
  'budgie',
  'cinnamon',
  'dde',
  'deepin',
  'enlightenment',
  'kde',
  'lxde',
  'lxqt',
  'mate',
  'trinity',
  'ubuntu',
  'ukui',
  'unity',
  'x-cinnamon',
  'xfce',
])

/**
 * Whether the desktop has a tray. Electron does not report it, and some Linux desktops have none. An unknown
 * desktop counts as one without a tray, so that no window is ever hidden behind an invisible icon.
 * `currentDesktop` is `XDG_CURRENT_DESKTOP`: names separated by colons.
 */
export function hasTrayPlace(platform: string, currentDesktop: string | undefined): boolean {
  if (platform !== 'linux') return true
  const names = (currentDesktop ?? '').toLowerCase().split(':')
  return names.some((name) => desktopsWithTray.has(name))
}
