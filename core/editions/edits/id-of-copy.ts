/** Returns an id for an own edition made from another one that none of `taken` is: `2026-own`, then `2026-own-2`. */
export function idOfCopy(id: string, taken: readonly string[]): string {
  const base = `${id.slice(0, 20)}-own`
  let free = base
  for (let number = 2; taken.includes(free); number++) free = `${base}-${number}`
  return free
}
