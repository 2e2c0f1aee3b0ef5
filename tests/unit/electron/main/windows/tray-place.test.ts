import { expect, test } from 'vitest'
import { hasTrayPlace } from '../../../../../electron/main/windows/tray-place.ts'

test.each(['KDE', 'XFCE', 'X-Cinnamon', 'ubuntu:GNOME', 'Budgie:GNOME', 'LXQt'])(
  '%s shows tray icons',
  (desktop) => expect(hasTrayPlace('linux', desktop)).toBe(true),
)

test.each(['GNOME', 'GNOME-Classic:GNOME', 'sway', 'not:known', '', undefined])(
  '%s is not known to',
  (desktop) => expect(hasTrayPlace('linux', desktop)).toBe(false),
)

test('Windows and macOS always do', () => {
  expect(hasTrayPlace('win32', undefined)).toBe(true)
  expect(hasTrayPlace('darwin', undefined)).toBe(true)
})
