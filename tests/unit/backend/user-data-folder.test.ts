import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { platformUserDataFolder } from '#backend/user-data-folder.ts'

describe('the folder of the user data', () => {
  it('is the roaming one on Windows', () => {
    expect(platformUserDataFolder('win32', { APPDATA: '/roaming' })).toBe(
      join('/roaming', 'Category Atlas'),
    )
    const usual = join(homedir(), 'AppData', 'Roaming', 'Category Atlas')
    expect(platformUserDataFolder('win32', {})).toBe(usual)
    expect(platformUserDataFolder('win32', { APPDATA: '' })).toBe(usual)
  })

  it('is Application Support on macOS', () => {
    expect(platformUserDataFolder('darwin', { XDG_CONFIG_HOME: '/x' })).toBe(
      join(homedir(), 'Library', 'Application Support', 'Category Atlas'),
    )
  })

  it('is the configured one elsewhere, where that is absolute, else ~/.config', () => {
    const usual = join(homedir(), '.config', 'Category Atlas')
    expect(platformUserDataFolder('linux', { XDG_CONFIG_HOME: '/x' })).toBe('/x/Category Atlas')
    expect(platformUserDataFolder('linux', {})).toBe(usual)
    expect(platformUserDataFolder('linux', { XDG_CONFIG_HOME: '' })).toBe(usual)
    expect(platformUserDataFolder('freebsd', { XDG_CONFIG_HOME: 'relative' })).toBe(usual)
  })

  it('is absolute on this machine', () => {
    expect(isAbsolute(platformUserDataFolder())).toBe(true)
  })
})
