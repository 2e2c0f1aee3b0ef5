import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { wholeNumber } from '#core/userdata/fields.ts'

const fileName = 'quick-lookup.json'

/** Where the quick lookup was put, in screen coordinates. Losing it loses nothing but a position. */
interface Position {
  readonly x: number
  readonly y: number
}

const coordinate = wholeNumber()

/** Returns the position that was kept, or `undefined` where there is none that can be read. */
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
    // The folder cannot be written to, which the user is told where it matters.
  }
}
