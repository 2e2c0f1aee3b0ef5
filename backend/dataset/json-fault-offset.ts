/**
 * Returns the offset, in UTF-16 units, at which a text that `JSON.parse` refuses stops being the beginning of
 * some JSON; the text's length where it was only cut short.
 *
 * V8 names the offset of some faults and not of others. But each beginning of the text up to the fault fails at
 * its own end, and each longer one before it, so that halving finds the fault (20 steps for a megabyte).
 */
export function jsonFaultOffset(text: string): number {
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (couldGoOn(text.slice(0, middle))) low = middle
    else high = middle - 1
  }
  return low
}

/** Whether a text is JSON, or the beginning of some. */
function couldGoOn(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    const said = error instanceof Error ? error.message : ''
    if (/^Unexpected end|^Unterminated string/.test(said)) return true
    const position = /position (\d+)/.exec(said)?.[1]
    return position !== undefined && Number(position) >= text.length
  }
}
