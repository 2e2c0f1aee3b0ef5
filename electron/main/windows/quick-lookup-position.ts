import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { objectOf, wholeNumber } from '#core/userdata/fields.ts'

const fileName = 'quick-lookup.json'

/** Where the quick lookup was put, in screen coordinates. Losing it loses nothing but a position. */
interface Position {
  readonly x: number
  readonly y: number
}

const positionRule = objectOf<Position>({ x: wholeNumber(), y: wholeNumber() })

/** Returns the position that was kept, or `undefined` where there is none that can be read. */
export function readPosition(folder: string): Position | undefined {
  try {
    const kept: unknown = JSON.parse(readFileSync(join(folder, fileName), 'utf8'))
    return positionRule.allows(kept) ? kept : undefined
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
