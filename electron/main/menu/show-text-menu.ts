import { BrowserWindow, Menu, app } from 'electron'
import { textMenu } from './text-menu.ts'

/** Gives every page the context menu of its text fields, unless the page shows one of its own. */
export function showTextMenu(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('context-menu', (_shown, params) => {
      const items = textMenu(params)
      const window = BrowserWindow.fromWebContents(contents)
      if (items.length > 0 && window !== null) Menu.buildFromTemplate(items).popup({ window })
    })
  })
}
