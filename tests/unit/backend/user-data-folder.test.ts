import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  chosenUserDataFolder,
  machineFolder,
  platformUserDataFolder,
} from '#backend/user-data-folder.ts'

describe('the folder of the user data', () => {
  it('is the roaming folder on Windows', () => {
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

  it('is the XDG folder elsewhere if that is absolute, else ~/.config', () => {
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

describe('the folder of the user data without an option', () => {
  it('is the one of the environment, else of the policy, else of the platform', () => {
    const named = { CATEGORY_ATLAS_USER_DATA: '/named' }
    expect(chosenUserDataFolder('/policy', named)).toBe(resolve('/named'))
    expect(chosenUserDataFolder('/policy', { CATEGORY_ATLAS_USER_DATA: '' })).toBe('/policy')
    expect(chosenUserDataFolder(undefined, {})).toBe(platformUserDataFolder(process.platform, {}))
  })
})

describe('the folder of machine-specific data', () => {
  it('never roams', () => {
    expect(machineFolder('/u', 'win32', { LOCALAPPDATA: '/local', APPDATA: '/roaming' })).toMatch(
      /^.local.Category Atlas.[0-9a-f]{16}$/,
    )
    expect(machineFolder('/u', 'linux', { XDG_CACHE_HOME: '/cache' })).toMatch(
      /^\/cache\/Category Atlas\/[0-9a-f]{16}$/,
    )
    expect(machineFolder('/u', 'darwin', {})).toContain(join('Library', 'Caches'))
  })

  it('differs for other user data, and on another machine with the same home', () => {
    const on = (host: string, userData: string) => machineFolder(userData, 'linux', {}, host)
    expect(new Set([on('a', '/u'), on('b', '/u'), on('a', '/v')]).size).toBe(3)
    expect(on('a', '/u')).toBe(on('a', '/u'))
  })
})
