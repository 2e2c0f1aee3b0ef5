import { BrowserWindow, Menu, app } from 'electron'
import { textMenu } from './text-menu.ts'

/** Gives text fields in every page a context menu, unless the page shows its own. */
export function showTextMenu(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('context-menu', (_shown, params) => {
      const items = textMenu(params)
      const window = BrowserWindow.fromWebContents(contents)
      if (items.length > 0 && window !== null) Menu.buildFromTemplate(items).popup({ window })
    })
  })
}
