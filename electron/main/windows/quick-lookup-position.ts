import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { wholeNumber } from '#core/userdata/fields.ts'

const fileName = 'quick-lookup.json'

/** The position of the quick lookup, in screen coordinates. Losing it costs only a position. */
interface Position {
  readonly x: number
  readonly y: number
}

const coordinate = wholeNumber()

/** Returns the saved position, or `undefined` if there is none or it is unreadable. */
export function readPosition(folder: string): Position | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(join(folder, fileName), 'utf8'))
    const { x, y } = kept as { readonly x?: unknown; readonly y?: unknown }
    return coordinate.allows(x) && coordinate.allows(y) ? { x, y } : undefined
  } catch {
    return undefined
  }
}

export function keepPosition(folder: string, { x, y }: Position): void {
  try {
    writeFileSync(join(folder, fileName), JSON.stringify({ x, y }))
  } catch {
    // The folder is not writable. The app reports that where it matters.
  }
}
