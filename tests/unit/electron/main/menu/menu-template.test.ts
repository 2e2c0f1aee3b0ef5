import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { actions } from '#core/actions/actions.ts'
import { effectiveBindings, withKeys } from '#core/actions/bindings.ts'
import { acceleratorOf } from '../../../../../electron/main/menu/accelerator.ts'
import { menuTemplate } from '../../../../../electron/main/menu/menu-template.ts'
import { textMenu } from '../../../../../electron/main/menu/text-menu.ts'

const untouched = new Map()
const asTheyCome = effectiveBindings(untouched)
const platforms = ['darwin', 'win32', 'linux'] as const

function menuOf(platform: NodeJS.Platform, choose = () => undefined) {
  return menuTemplate(platform, 'Category Atlas', asTheyCome, choose)
}

function itemsOf(menu: MenuItemConstructorOptions | undefined): MenuItemConstructorOptions[] {
  return Array.isArray(menu?.submenu) ? menu.submenu : []
}

function submenu(platform: NodeJS.Platform, label: string): MenuItemConstructorOptions[] {
  return itemsOf(menuOf(platform).find((menu) => menu.label?.replace('&', '') === label))
}

const roles = (items: MenuItemConstructorOptions[]) => items.flatMap(({ role }) => role ?? [])

describe.each(platforms)('the menu on %s', (platform) => {
  it('has every action once', () => {
    const ids = menuOf(platform)
      .flatMap(itemsOf)
      .flatMap(({ id }) => id ?? [])
    expect(ids.sort()).toEqual(actions.map(({ id }) => id).sort())
  })

  it('gives no shortcut to two items, and takes none from the page', () => {
    const items = menuOf(platform).flatMap(itemsOf)
    const keys = items.flatMap(({ accelerator }) => accelerator ?? [])
    expect(new Set(keys).size).toBe(keys.length)
    for (const { accelerator, registerAccelerator } of items) {
      if (accelerator !== undefined) expect(registerAccelerator).toBe(false)
    }
  })

  it('shows changed shortcuts', () => {
    const bindings = effectiveBindings(withKeys(untouched, 'print', ['Mod+Shift+p']))
    const menu = menuTemplate(platform, 'Category Atlas', bindings, () => undefined)
    const item = menu.flatMap(itemsOf).find(({ id }) => id === 'print')
    expect(item?.accelerator).toBe('CommandOrControl+Shift+p')
  })

  it('has the editing commands, and passes on a chosen action', () => {
    expect(roles(submenu(platform, 'Edit'))).toEqual([
      'undo',
      'redo',
      'cut',
      'copy',
      'paste',
      'selectAll',
    ])
    const chosen: string[] = []
    const menu = menuTemplate(platform, 'Category Atlas', asTheyCome, (id) => chosen.push(id))
    const item = menu.flatMap(itemsOf).find(({ id }) => id === 'palette')
    const choose = item?.click as unknown as (() => void) | undefined
    choose?.()
    expect(chosen).toEqual(['palette'])
  })
})

describe('platform conventions', () => {
  it('put About, Services, Hide and Quit in the app menu, and Close in File, on macOS', () => {
    const [appMenu] = menuOf('darwin')
    expect(appMenu?.label).toBe('Category Atlas')
    expect(itemsOf(appMenu)[0]?.id).toBe('about')
    expect(roles(itemsOf(appMenu))).toEqual(['services', 'hide', 'hideOthers', 'unhide', 'quit'])
    expect(roles(submenu('darwin', 'File'))).toEqual(['close'])
    expect(submenu('darwin', 'Help').map(({ id }) => id)).not.toContain('about')
    expect(roles(submenu('darwin', 'Window'))).toEqual(['minimize', 'zoom', 'front'])
  })

  it.each(['win32', 'linux'] as const)('put Exit in File and About in Help on %s', (platform) => {
    expect(menuOf(platform)[0]?.label).toBe('&File')
    expect(submenu(platform, 'File').at(-1)).toEqual({ role: 'quit', label: 'E&xit' })
    expect(submenu(platform, 'Help').at(-1)?.id).toBe('about')
    expect(roles(menuOf(platform).flatMap(itemsOf))).not.toContain('services')
  })
})

describe('accelerators', () => {
  it('are in Electron’s syntax', () => {
    expect(acceleratorOf(['Mod+Shift+e'], 'win32')).toBe('CommandOrControl+Shift+e')
    expect(acceleratorOf(['Mod++'], 'linux')).toBe('CommandOrControl+Plus')
    expect(acceleratorOf(['Alt+ArrowLeft'], 'win32')).toBe('Alt+Left')
    expect(acceleratorOf([], 'win32')).toBeUndefined()
  })

  it('exclude keys that type text or move the cursor on macOS', () => {
    expect(acceleratorOf(['b', 'Mod+d'], 'darwin')).toBe('CommandOrControl+d')
    expect(acceleratorOf(['n'], 'darwin')).toBeUndefined()
    expect(acceleratorOf(['Alt+ArrowLeft'], 'darwin')).toBeUndefined()
    expect(acceleratorOf(['?', 'F1'], 'darwin')).toBe('F1')
  })
})

describe('the context menu', () => {
  const editFlags = {
    canUndo: true,
    canRedo: false,
    canCut: true,
    canCopy: true,
    canPaste: true,
    canDelete: true,
    canSelectAll: true,
    canEditRichly: false,
  }

  it('has the currently possible editing commands in a text field', () => {
    const items = textMenu({ isEditable: true, selectionText: '', editFlags })
    expect(roles(items)).toEqual(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll'])
    expect(items.find(({ role }) => role === 'redo')?.enabled).toBe(false)
  })

  it('copies selected text, and does not open elsewhere', () => {
    const at = (selectionText: string) => textMenu({ isEditable: false, selectionText, editFlags })
    expect(roles(at('99213'))).toEqual(['copy'])
    expect(at(' ')).toEqual([])
  })
})
