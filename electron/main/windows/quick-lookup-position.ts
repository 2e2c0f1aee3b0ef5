import { join } from 'node:path'
import { wholeNumber } from '#core/userdata/fields.ts'
import { readPositions, writePositions } from './position-file.ts'

const fileName = 'quick-lookup.json'

/** The position of the quick lookup, in screen coordinates. Losing it costs only a position. */
interface Position {
  readonly x: number
  readonly y: number
}

const coordinate = wholeNumber()

/** Returns the saved position, or `undefined` if there is none or it is unreadable. */
export function readPosition(folder: string): Position | undefined {
  const kept = readPositions(join(folder, fileName))
  if (typeof kept !== 'object' || kept === null) return undefined
  const { x, y } = kept as { readonly x?: unknown; readonly y?: unknown }
  return coordinate.allows(x) && coordinate.allows(y) ? { x, y } : undefined
}

export function keepPosition(folder: string, { x, y }: Position): void {
  writePositions(join(folder, fileName), { x, y })
}
