/** Linux desktops that show tray icons, by their names in `XDG_CURRENT_DESKTOP`; plain GNOME shows none. */
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
 * Tells whether the desktop shows tray icons. Electron does not tell, and on Linux not every desktop does: one
 * that is not known counts for none, so that no window is ever hidden behind an icon that nobody sees.
 * `currentDesktop` is `XDG_CURRENT_DESKTOP`: names separated by colons.
 */
export function hasTrayPlace(platform: string, currentDesktop: string | undefined): boolean {
  if (platform !== 'linux') return true
  const names = (currentDesktop ?? '').toLowerCase().split(':')
  return names.some((name) => desktopsWithTray.has(name))
}
