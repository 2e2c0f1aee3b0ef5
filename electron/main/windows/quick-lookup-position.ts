import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const fileName = 'quick-lookup.json'
const positionSchema = z.object({ x: z.int(), y: z.int() })

/** Where the quick lookup was put, in screen coordinates. Losing it loses nothing but a position. */
type Position = Readonly<z.output<typeof positionSchema>>

/** Returns the position that was kept, or `undefined` where there is none that can be read. */
export function readPosition(folder: string): Position | undefined {
  try {
    return positionSchema.safeParse(JSON.parse(readFileSync(join(folder, fileName), 'utf8'))).data
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
