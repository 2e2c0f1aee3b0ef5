import type { BrowserWindow } from 'electron'
import type { Log } from '#backend/log/log.ts'
import { parseLink } from '#core/links/parse-link.ts'
import type { OpenRequest } from './open-request.ts'
import { readOpenedFile } from './read-opened-file.ts'
import { tellWindow } from '../windows/tell-window.ts'

/** Sends a link or a file to a window, or the reason why it cannot be opened. */
export async function handOver(
  request: OpenRequest,
  window: BrowserWindow,
  log: Log,
): Promise<void> {
  if (request.kind === 'link') {
    const { link, problem } = parseLink(request.text)
    if (link === undefined) {
      log.write('link-refused', { length: request.text.length })
      tellWindow(window, {
        name: 'opening-refused',
        detail: { message: `The link cannot be opened. ${problem}` },
      })
    } else {
      log.write('link-opened', { kind: link.kind })
      tellWindow(window, { name: 'link-opened', detail: link })
    }
    return
  }
  const file = await readOpenedFile(request.path, request.what)
  if (window.isDestroyed()) return
  if ('problem' in file) {
    log.write('file-refused', null)
    tellWindow(window, { name: 'opening-refused', detail: { message: file.problem } })
  } else {
    const { name, format } = file
    if (format === 'edition') {
      const { data } = file
      log.write('file-opened', { format, length: data.length })
      tellWindow(window, { name: 'edition-opened', detail: { name, data } })
    } else {
      const { text } = file
      log.write('file-opened', { format, length: text.length })
      tellWindow(window, { name: 'file-opened', detail: { name, text } })
    }
  }
}
