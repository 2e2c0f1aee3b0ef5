import { expect, test } from 'vitest'
import { hasTrayPlace } from '../../../../../electron/main/windows/tray-place.ts'

test.each(['KDE', 'XFCE', 'X-Cinnamon', 'ubuntu:GNOME', 'Budgie:GNOME', 'LXQt'])(
  '%s has a tray',
  (desktop) => expect(hasTrayPlace('linux', desktop)).toBe(true),
)

test.each(['GNOME', 'GNOME-Classic:GNOME', 'sway', 'not:known', '', undefined])(
  '%s counts as a desktop without a tray',
  (desktop) => expect(hasTrayPlace('linux', desktop)).toBe(false),
)

test('Windows and macOS always have a tray', () => {
  expect(hasTrayPlace('win32', undefined)).toBe(true)
  expect(hasTrayPlace('darwin', undefined)).toBe(true)
})
