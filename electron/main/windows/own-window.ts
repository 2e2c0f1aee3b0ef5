import { BrowserWindow, type Rectangle, screen } from 'electron'
import type { OpenPlace } from '#core/contract/place-schema.ts'
import type { Folders } from '../data/folders.ts'
import { openPageWindow } from './page-window.ts'

const onePage = { width: 820, height: 720 }
const sizes = { category: onePage, code: onePage, compare: { width: 1120, height: 780 } }
const offset = 32

/** Opens a category, a code or a comparison in a new window, slightly below the one in front. */
export function openOwnWindow(folders: Folders, place: OpenPlace): BrowserWindow {
  const size = sizes[place.kind]
  const opener = BrowserWindow.getFocusedWindow()?.getNormalBounds()
  const options = { ...size, ...positionBeside(opener, size), minWidth: 400, minHeight: 320 }
  return openPageWindow('own', folders, options, place)
}

function positionBeside(
  opener: Rectangle | undefined,
  { width, height }: { readonly width: number; readonly height: number },
): { x: number; y: number } | undefined {
  if (opener === undefined) return undefined
  const { workArea } = screen.getDisplayMatching(opener)
  return {
    x: clamp(opener.x + offset, workArea.x, workArea.x + workArea.width - width),
    y: clamp(opener.y + offset, workArea.y, workArea.y + workArea.height - height),
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
